package dev.bactrian.failure;

/**
 * One error block of opam, {@code #=== ERROR while ... ===#}, with the keys of its head and the end
 * of its output (opamSolution.ml). It wraps what the output says; it is news where the output says
 * nothing that any format knows. Not thread-safe.
 */
final class OpamBlock {

  private final OpamContext.Work work;
  private final int headLine;
  private String command;
  private String exit;

  OpamBlock(WindowLog log, int index, OpamContext.Work work) {
    this.work = work;
    this.headLine = log.number(index);
    readKeys(log, index);
  }

  OpamContext.Work work() {
    return work;
  }

  /** The command that failed, as opam shows it, or null. */
  String command() {
    return command;
  }

  /** Lines {@code # key value} up to {@code ### output ###}. */
  private void readKeys(WindowLog log, int index) {
    for (int i = index + 1; i < Math.min(log.size(), index + 16); i++) {
      String line = log.line(i);
      if (line.startsWith("###") || !log.quoted(i)) {
        return;
      }
      int space = line.indexOf(' ');
      if (space > 0 && space + 1 < line.length()) {
        String value = line.substring(space).strip();
        switch (line.substring(0, space)) {
          case "command" -> command = value;
          case "exit-code", "signalled" -> exit = value;
          default -> {}
        }
      }
    }
  }

  /** The block as a failure of its own, once line {@code index - 1}, its last one, is read. */
  Failure end(WindowLog log, int index) {
    int number = log.number(index);
    String said = LastLines.before(log, index, Math.min(LastLines.MOST, number - headLine - 1));
    StringBuilder message = new StringBuilder(work.phase()).append(" failed");
    if (exit != null) {
      message.append(" with exit code ").append(exit);
    }
    if (!said.isEmpty()) {
      message.append(": ").append(said);
    }
    return Failure.of(Kind.COMMAND_FAILED, message.toString(), headLine)
        .withPackage(work.packageName(), work.phase())
        .withFact(Fact.COMMAND, command)
        .withFact(Fact.EXIT, exit)
        .withFact(Fact.SAID, lastWords(log, index));
  }

  /** What the command itself said last, if that tells what is wrong; or null. */
  private String lastWords(WindowLog log, int index) {
    for (int i = index - 1; i >= Math.max(0, index - LastLines.MOST); i--) {
      String line = log.line(i);
      if (line.startsWith("###") || log.number(i) <= headLine) {
        return null;
      }
      if (!line.isBlank() && !SaidError.isMake(line.strip())) {
        return SaidError.lastWords(line);
      }
    }
    return null;
  }
}
