package dev.bactrian.failure;

/** Whether what follows a message shows that it was the end of the command that printed it. */
final class Aftermath {

  private static final int LOOK_AHEAD = 4;

  private Aftermath() {}

  /** True at the end of the output, and before the words of whoever ran the command. */
  static boolean isFatal(Log log, int index) {
    int end = Math.min(log.size(), index + 1 + LOOK_AHEAD);
    for (int i = index + 1; i < end; i++) {
      String line = log.line(i).strip();
      if (log.quoted(i) != log.quoted(index)) {
        return true;
      }
      if (line.contains("*** ") && !isOmakeProgress(line)
          || line.startsWith("Command exited")
          || line.contains("[ERROR]")
          || line.startsWith("E: ")
          || line.contains("Error 1")
          || line.contains("Error 2")
          || line.contains("exit status")
          || line.contains("exited with")
          || line.contains("failed")
          || line.startsWith("Error:")
          || line.startsWith("configure: error")) {
        return true;
      }
      if (!line.isEmpty() && !line.startsWith("ocamlfind: ") && !line.startsWith("File \"")) {
        return false;
      }
    }
    return true;
  }

  /**
   * {@code *** omake: finished reading OMakefiles}: omake marks its progress as it does its end.
   */
  private static boolean isOmakeProgress(String line) {
    return line.startsWith("*** omake: ") && !line.contains("error") && !line.contains("fail");
  }
}
