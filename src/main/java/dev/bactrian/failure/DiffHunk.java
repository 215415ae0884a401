package dev.bactrian.failure;

/** Tells whether a line belongs to a diff that is printed in the log. Stateless. */
final class DiffHunk {

  /** Hunks have three lines of context, but a test's changed output may be long. */
  private static final int LOOK_BEHIND = 60;

  private DiffHunk() {}

  /** True if the line is an added, removed or context line of a unified diff or of patdiff's. */
  static boolean contains(Log log, int index) {
    String raw = log.raw(index);
    if (raw.indexOf('+') < 0 && raw.indexOf('-') < 0 && raw.indexOf('|') < 0) {
      return false;
    }
    for (int i = index - 1; i >= Math.max(0, index - LOOK_BEHIND); i--) {
      String line = log.raw(i);
      if (line.contains("@@ -") || line.contains("@|-")) {
        return true;
      }
      if (line.isBlank()) {
        return false;
      }
    }
    return false;
  }
}
