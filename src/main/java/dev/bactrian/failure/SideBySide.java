package dev.bactrian.failure;

/**
 * Which build tool ran the command that failed, if it is one that runs commands side by side and
 * goes on after the first failure: dune, jbuilder before it. The order in which it prints what
 * failed is that of an accident.
 */
final class SideBySide {

  private static final String DUNE = "dune";

  /** Rows of an excerpt and warnings may stand between the command and its error. */
  private static final int LOOK_BACK = 12;

  private SideBySide() {}

  /** Whether failures of the kind come from build commands that don't wait for each other. */
  static boolean concerns(Kind kind) {
    return switch (kind) {
      case COMPILE_ERROR, WARNING_AS_ERROR, C_COMPILE_ERROR, DEPENDENCY_MISSING, TOOL_MISSING ->
          true;
      default -> false;
    };
  }

  /**
   * The tool, from the command that it shows before a command's output or from the opam block that
   * the line stands in; null where neither tells.
   *
   * @param block may be null
   */
  static String builder(WindowLog log, int index, OpamBlock block) {
    if (block != null && log.quoted(index) && isDune(block.command())) {
      return DUNE;
    }
    for (int i = index - 1; i >= Math.max(0, index - LOOK_BACK); i--) {
      if (log.line(i).startsWith("(cd _build/")) {
        return DUNE;
      }
    }
    return null;
  }

  private static boolean isDune(String command) {
    if (command == null) {
      return false;
    }
    for (String word : command.split(" ", 8)) {
      String program = Text.basename(word);
      if (program.equals("dune") || program.equals("jbuilder")) {
        return true;
      }
    }
    return false;
  }
}
