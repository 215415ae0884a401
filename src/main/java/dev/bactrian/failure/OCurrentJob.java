package dev.bactrian.failure;

import java.util.List;
import java.util.function.Consumer;

/**
 * How jobs of OCurrent, OCluster, OBuilder and opam-health-check end (ocaml-ci, opam-repo-ci and
 * multicore-ci are built on them).
 */
final class OCurrentJob implements Format {

  private static final String JOB_FAILED = "Job failed: ";
  private static final String STATUS = " failed with exit status ";
  private static final String CODE = " failed with exit-code ";
  private static final String SIGNAL = " failed with signal ";
  private static final String EXITED = " exited with status ";
  private static final String CANCELLING = "Cancelling: ";
  private static final String HEALTH_TIMEOUT = "+++ Timeout!!";
  private static final String HEALTH_CANCELLED = "+++ Job cancelled +++";
  private static final String SOLVE_FAILED = "opam-health-check: Solve failed";
  private static final String BUILD_FAILED = "opam-health-check: Build failed";
  private static final String WORKER = "Uncaught exception: ";

  @Override
  public String name() {
    return "OCurrent";
  }

  @Override
  public List<String> triggers() {
    return List.of(
        JOB_FAILED,
        STATUS,
        CODE,
        SIGNAL,
        EXITED,
        CANCELLING,
        HEALTH_TIMEOUT,
        HEALTH_CANCELLED,
        SOLVE_FAILED,
        BUILD_FAILED,
        WORKER);
  }

  @Override
  public void read(Log log, int index, Consumer<Failure> found) {
    Failure failure = failure(log, index, log.line(index).strip());
    if (failure != null) {
      found.accept(failure);
    }
  }

  private static Failure failure(Log log, int index, String line) {
    int number = log.number(index);
    if (line.startsWith(JOB_FAILED)) {
      String why = line.substring(JOB_FAILED.length());
      return Failure.of(jobKind(why), why, number);
    }
    if (line.startsWith(CANCELLING)) {
      String why = line.substring(CANCELLING.length());
      return Failure.of(why.startsWith("Timeout") ? Kind.TIMEOUT : Kind.CANCELLED, why, number);
    }
    if (line.startsWith(HEALTH_TIMEOUT)) {
      return Failure.of(Kind.TIMEOUT, line, number);
    }
    if (line.startsWith(HEALTH_CANCELLED)) {
      return Failure.of(Kind.CANCELLED, "Job cancelled", number);
    }
    if (line.startsWith(SOLVE_FAILED)) {
      return Failure.of(Kind.PACKAGE_CONFLICT, "Solve failed", number);
    }
    if (line.startsWith(BUILD_FAILED)) {
      return Failure.of(Kind.COMMAND_FAILED, "Build failed", number);
    }
    if (line.startsWith(WORKER)) {
      // A worker's own crash; the word of the OCaml runtime is "Fatal error: exception".
      return worker(log, index) ? Failure.of(Kind.INFRASTRUCTURE, line, number) : null;
    }
    return step(line, number);
  }

  /**
   * {@code "cmd" "arg" failed with exit status 2} and {@code git-fetch failed with exit-code 1}.
   */
  private static Failure step(String line, int number) {
    int at = line.lastIndexOf(CODE);
    if (at > 0 && line.indexOf(' ') == at) {
      String label = line.substring(0, at);
      Kind kind = label.startsWith("git-") ? Kind.INFRASTRUCTURE : Kind.COMMAND_FAILED;
      return exit(Failure.of(kind, line, number), line, at + CODE.length(), Fact.EXIT);
    }
    boolean quoted = line.startsWith("\"") || line.startsWith("Command \"");
    for (String verb : List.of(STATUS, EXITED, SIGNAL)) {
      at = line.lastIndexOf(verb);
      if (at > 0 && (quoted || line.charAt(at - 1) == '"' || line.startsWith("Docker build"))) {
        Fact fact = verb.equals(SIGNAL) ? Fact.SIGNAL : Fact.EXIT;
        Failure failure = Failure.of(Kind.COMMAND_FAILED, line, number);
        return exit(failure, line, at + verb.length(), fact)
            .withFact(Fact.COMMAND, line.substring(0, at));
      }
    }
    return null;
  }

  private static Failure exit(Failure failure, String line, int from, Fact fact) {
    String value = line.substring(from).strip();
    return failure.withFact(fact, value.length() > 20 ? null : value);
  }

  private static Kind jobKind(String why) {
    if (why.contains("Build failed")
        || why.contains("exited with")
        || why.contains("failed with")) {
      return Kind.COMMAND_FAILED;
    }
    if (why.startsWith("Cancel")) {
      return Kind.CANCELLED;
    }
    if (why.contains("imeout") || why.contains("imed out")) {
      return Kind.TIMEOUT;
    }
    return why.contains("Internal error")
            || why.contains("Disconnected")
            || why.contains("Overloaded")
            || why.contains("Unimplemented")
        ? Kind.INFRASTRUCTURE
        : Kind.COMMAND_FAILED;
  }

  private static boolean worker(Log log, int index) {
    for (int i = index; i <= index + 6; i++) {
      String line = log.line(i);
      if (line.contains("Job failed") || line.contains("Internal error")) {
        return true;
      }
    }
    return false;
  }
}
