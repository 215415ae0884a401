package dev.bactrian.failure;

import java.util.List;
import java.util.function.Consumer;

/**
 * Commands that dune ran and that failed without a word of their own (src/dune_engine/process.ml):
 * {@code Command exited with code 1.}, {@code Command got signal SEGV.}, {@code foo alias runtest
 * (exit 2)}; and dune's own crash. The location above is the rule's, so it is not taken.
 */
final class DuneCommands implements Format {

  private static final String EXITED = "Command exited with code ";
  private static final String KILLED = "Command got signal ";
  private static final String NUMBERED = "exited with code ";
  private static final String SHORT_EXIT = " (exit ";
  private static final String SHORT_SIGNAL = " (got signal ";
  private static final int LOOK_BACK = 40;

  @Override
  public String name() {
    return "dune command";
  }

  @Override
  public List<String> triggers() {
    return List.of(EXITED, KILLED, "Command [", SHORT_EXIT, SHORT_SIGNAL, "Internal error");
  }

  @Override
  public void read(Log log, int index, Consumer<Failure> found) {
    String line = log.line(index).strip();
    if (line.startsWith("Internal error! Please report to ")
        || line.startsWith("Internal error, please report upstream")) {
      found.accept(crash(log, index));
    } else if (line.startsWith(KILLED)) {
      signal(log, index, line.substring(KILLED.length()), found);
    } else if (line.startsWith("Command [") && line.contains("] got signal ")) {
      signal(log, index, line.substring(line.indexOf("signal ") + 7), found);
    } else if (line.startsWith(EXITED)
        || line.startsWith("Command [") && line.contains("] " + NUMBERED)) {
      exit(log, index, code(line, NUMBERED), command(log, index), found);
    } else if (line.startsWith("(")) {
      // A program in parentheses may well call exit.
      return;
    } else if (line.endsWith(")") && line.contains(SHORT_SIGNAL)) {
      int at = line.lastIndexOf(SHORT_SIGNAL);
      Failure death =
          signalled(log, index, line.substring(at + SHORT_SIGNAL.length()))
              .withFact(Fact.COMMAND, shortCommand(line, at));
      String program = RunningProgram.around(log, index + 2);
      found.accept(AbortWords.below(log, index + 2, program, death));
    } else if (line.endsWith(")") && line.contains(SHORT_EXIT)) {
      int at = line.lastIndexOf(SHORT_EXIT);
      exit(log, index, code(line, SHORT_EXIT), shortCommand(line, at), found);
    }
  }

  private static void signal(Log log, int index, String rest, Consumer<Failure> found) {
    if (LastWords.arePrintedAbove(log, index, LOOK_BACK)) {
      return;
    }
    Failure death = signalled(log, index, rest).withFact(Fact.COMMAND, command(log, index));
    int output = isEchoed(log, index + 1) ? index + 2 : index;
    String program = RunningProgram.around(log, output);
    found.accept(
        output > index
            ? AbortWords.below(log, output, program, death)
            : AbortWords.above(log, index, program, death));
  }

  private static Failure signalled(Log log, int index, String rest) {
    int end = 0;
    while (end < rest.length() && Character.isLetterOrDigit(rest.charAt(end))) {
      end++;
    }
    String signal = rest.substring(0, end);
    Kind kind = signal.equals("SEGV") || signal.equals("BUS") ? Kind.SEGFAULT : Kind.SIGNAL;
    return Failure.of(kind, KILLED + signal, log.number(index)).withFact(Fact.SIGNAL, signal);
  }

  private static void exit(
      Log log, int index, String code, String command, Consumer<Failure> found) {
    if (code == null || code.equals("0")) {
      return;
    }
    Failure said =
        isEchoed(log, index + 1)
            ? SaidError.below(log, index + 2, () -> RunningProgram.around(log, index + 2))
            : SaidError.above(log, index, () -> RunningProgram.around(log, index));
    if (said != null) {
      found.accept(said);
      return;
    }
    String words = firstWords(log, index);
    found.accept(
        Failure.of(
                words == null ? Kind.COMMAND_FAILED : Kind.BUILD_ERROR,
                words == null ? EXITED + code : words,
                log.number(index))
            .withFact(Fact.EXIT, code)
            .withFact(Fact.COMMAND, command)
            .asWeak());
  }

  /**
   * True for the command line that dune before 3.0, and later ones where they are verbose, print
   * above the output and below who failed.
   */
  private static boolean isEchoed(Log log, int index) {
    String line = index < log.size() ? log.line(index) : "";
    return line.startsWith("(cd ") || line.startsWith("$ (cd ");
  }

  /** Dune before 2.0 prints the command's output below its command line; null if there is none. */
  private static String firstWords(Log log, int index) {
    if (index + 2 >= log.size() || !log.line(index + 1).startsWith("(cd ")) {
      return null;
    }
    String words = log.line(index + 2).strip();
    return words.isEmpty() || SourceLocation.parse(words) != null ? null : words;
  }

  private static String code(String line, String before) {
    int at = line.lastIndexOf(before) + before.length();
    int end = Text.digitsEnd(line, at);
    return end == at ? null : line.substring(at, end);
  }

  /** The command line that dune or ocamlbuild printed before its output, or null. */
  private static String command(Log log, int index) {
    int stop = Math.max(0, index - LOOK_BACK);
    for (int i = index; i >= stop; i--) {
      String line = log.line(i);
      if (line.startsWith("(cd ") || line.startsWith("$ ")) {
        return line.substring(0, Math.min(line.length(), 400));
      }
      if (SourceLocation.parse(line) != null) {
        // Commands are not echoed here: the excerpt of the rule is all there is.
        return DuneRule.program(log, i + 1, index);
      }
    }
    return null;
  }

  private static String shortCommand(String line, int end) {
    return line.substring(0, Math.min(end, 400)).strip();
  }

  /** What {@link DuneCrash} finds no description of. */
  private static Failure crash(Log log, int index) {
    return Failure.of(Kind.BUILD_ERROR, log.line(index).strip(), log.number(index));
  }
}
