package dev.bactrian.ci;

/** Ids of runs: {@code <start in Unix seconds>-<commit of opam-repository>}. */
final class HealthCheckRuns {

  private HealthCheckRuns() {}

  /** The run's start in Unix seconds; a name of another form sorts as the oldest. */
  static long startOf(String run) {
    int dash = run.indexOf('-');
    try {
      return Long.parseLong(dash < 0 ? run : run.substring(0, dash));
    } catch (NumberFormatException notATime) {
      return Long.MIN_VALUE;
    }
  }

  /** The commit of opam-repository that the run was made with; the whole name if it has none. */
  static String commitOf(String run) {
    return run.substring(run.indexOf('-') + 1);
  }
}
