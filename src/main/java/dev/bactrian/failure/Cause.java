package dev.bactrian.failure;

import java.util.List;

/** Whether the lines above a message that wraps another command's failure name that failure. */
final class Cause {

  private Cause() {}

  private static final List<String> OWN_WORDS =
      List.of(
          "undefined reference",
          "Undefined symbols",
          "cannot find -l",
          "library not found",
          "multiple definition",
          "duplicate symbol",
          "recompile with -fPIC",
          "Error (warning",
          "Error (alert",
          "Fatal error: exception",
          "Uncaught exception:",
          "command not found",
          ": not found",
          "No such file or directory",
          ": error:",
          "ld: error",
          "fatal error:",
          "Parse error:",
          "Assembler messages:");

  /** True if one of the {@code limit} lines above, up to a blank one, names a cause. */
  static boolean above(Log log, int index, int limit) {
    int stop = Math.max(0, index - limit);
    for (int i = index - 1; i >= stop; i--) {
      String line = log.line(i);
      if (line.equals("[...]")) {
        return false;
      }
      for (String words : OWN_WORDS) {
        if (line.contains(words)) {
          return true;
        }
      }
    }
    return false;
  }

  /** The findlib package that the toplevel missed before this message, or null. */
  static String missingPackageAbove(Log log, int index) {
    int stop = Math.max(0, index - 20);
    for (int i = index - 1; i >= stop; i--) {
      String line = log.line(i).strip();
      if (line.startsWith("No such package: ")) {
        return line.substring("No such package: ".length());
      }
    }
    return null;
  }
}
