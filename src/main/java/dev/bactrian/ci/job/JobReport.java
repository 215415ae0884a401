package dev.bactrian.ci.job;

import dev.bactrian.ci.BuildMatrix;
import dev.bactrian.ci.BuildState;
import dev.bactrian.ci.Cause;
import java.util.List;

/**
 * A build explained: its jobs, the few failures behind the red ones, and what only a multicore
 * compiler breaks.
 *
 * @param build as the CI shows it
 * @param jobs each with what is to blame
 * @param causes those that concern most jobs first
 * @param matrix what was built, by place and compiler
 * @param regressions good on a stock compiler, failing on a multicore one
 * @param notes what is incomplete or odd, in words; empty if nothing is
 */
public record JobReport(
    CiBuild build,
    List<Line> jobs,
    List<JobCause> causes,
    BuildMatrix matrix,
    List<Regressed> regressions,
    List<String> notes) {

  public JobReport {
    jobs = List.copyOf(jobs);
    causes = List.copyOf(causes);
    regressions = List.copyOf(regressions);
    notes = List.copyOf(notes);
  }

  /**
   * One job.
   *
   * @param job with its outcome set right
   * @param worker name of the machine, or null
   * @param blockedBy ids of the jobs without which it did not run
   * @param causes ids of the causes, its own or those of what it waits for
   */
  public record Line(CiJob job, String worker, List<String> blockedBy, List<String> causes) {

    public Line {
      blockedBy = List.copyOf(blockedBy);
      causes = List.copyOf(causes);
    }
  }

  /**
   * A cause and whom it concerns.
   *
   * @param failed ids of the jobs that failed by it
   * @param blocked how many jobs never ran for it
   */
  public record JobCause(Cause cause, List<String> failed, int blocked) {

    public JobCause {
      failed = List.copyOf(failed);
    }
  }

  /**
   * What a multicore compiler breaks.
   *
   * @param row what was built, and where
   * @param stock the compiler on which it is good
   * @param causes ids
   */
  public record Regressed(String row, String stock, String variant, List<String> causes) {

    public Regressed {
      causes = List.copyOf(causes);
    }
  }

  /** How many jobs have that outcome. */
  public long count(Outcome outcome) {
    return jobs.stream().filter(line -> line.job().outcome() == outcome).count();
  }

  /** The cell that a job fills, as a health check would call it; null as long as it is open. */
  static BuildState state(Outcome outcome) {
    return switch (outcome) {
      case PASSED -> BuildState.GOOD;
      case FAILED -> BuildState.BAD;
      case BLOCKED -> BuildState.PARTIAL;
      case ABORTED -> BuildState.INTERNAL_FAILURE;
      case SKIPPED -> BuildState.NOT_AVAILABLE;
      case RUNNING, WAITING, UNKNOWN -> null;
    };
  }
}
