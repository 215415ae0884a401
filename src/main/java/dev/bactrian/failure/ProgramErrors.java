package dev.bactrian.failure;

import java.util.List;
import java.util.function.Consumer;

/**
 * A program's own error line, {@code error: m} or {@code prog: error: m}, with which its output
 * ends; and the lines of test drivers that name a program which failed, {@code FAIL: prog (exit
 * status 2)}, below what it said. Nothing more than such a command's exit: every other format knows
 * more.
 */
final class ProgramErrors implements Format {

  private static final String FAIL = "FAIL";

  @Override
  public String name() {
    return "a program's own words";
  }

  @Override
  public List<String> triggers() {
    return List.of("error: ", "ERROR: ", "fatal: ", "E: ", FAIL + ": ", FAIL + " ");
  }

  @Override
  public void read(Log log, int index, Consumer<Failure> found) {
    String line = log.line(index).strip();
    Failure said = null;
    if (line.startsWith(FAIL) && line.contains("(exit")) {
      int end = line.startsWith(": ", FAIL.length()) ? FAIL.length() + 2 : FAIL.length() + 1;
      said = SaidError.above(log, index, () -> line.substring(end).split("[ (]", 2)[0]);
    } else if (Text.indent(log.line(index)) == 0
        && Aftermath.isFatal(log, SaidError.end(log, index))) {
      said = SaidError.of(log, index, SaidError.words(line));
    }
    if (said != null) {
      found.accept(said);
    }
  }
}
