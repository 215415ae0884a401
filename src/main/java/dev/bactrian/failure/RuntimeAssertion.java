package dev.bactrian.failure;

import java.util.List;
import java.util.function.Consumer;

/**
 * An assertion in C that failed: the debug runtime's {@code [00] file f.c; line 12 ### Assertion
 * failed: e} (CAMLassert, runtime/misc.c; no domain number in 4.x) and the C library's {@code
 * assert}. Line numbers drift between commits: file and expression make the bug.
 */
final class RuntimeAssertion implements Format {

  private static final String RUNTIME = "### Assertion failed: ";
  private static final String GLIBC = ": Assertion `";
  private static final String MACOS = "Assertion failed: (";

  /** Begins the message of an assertion that isn't the runtime's. */
  static final String OF_C = "Assertion `";

  /**
   * What a line says; file and line are null where it doesn't name them.
   *
   * @param runtime whether it is the runtime's own way to say so
   */
  record Asserted(String file, Integer line, String expression, boolean runtime) {

    String message() {
      String words = runtime ? "Assertion failed: " + expression : OF_C + expression + "' failed";
      return LineText.oneLine(words, LineText.MAX_MESSAGE);
    }
  }

  @Override
  public String name() {
    return "runtime assertion";
  }

  @Override
  public List<String> triggers() {
    return List.of(RUNTIME, GLIBC, MACOS);
  }

  @Override
  public void read(Log log, int index, Consumer<Failure> found) {
    String line = log.line(index).strip();
    if (GdbStack.isFrame(line)) {
      return;
    }
    Asserted asserted = read(line);
    if (asserted != null) {
      String file = asserted.file();
      found.accept(
          Failure.of(Kind.RUNTIME_ASSERTION, asserted.message(), log.number(index))
              .withLocation(file == null ? null : new Location(file, asserted.line()))
              .withFact(
                  Fact.ASSERTION, LineText.oneLine(asserted.expression(), LineText.MAX_MESSAGE))
              .withFact(Fact.SIGNAL, "ABRT")
              .withFrames(LastWords.stackAfter(log, index).frames()));
    }
  }

  /** Reads a line of one of the three shapes; null for any other. */
  static Asserted read(String line) {
    if (line.contains(RUNTIME)) {
      return new Asserted(
          LineText.between(line, "file ", "; line "),
          LineText.numberAfter(line, "; line ", 0),
          LineText.after(line, RUNTIME),
          true);
    }
    if (line.contains(GLIBC) && line.contains("' failed")) {
      // prog: file.c:84: function: Assertion `expr' failed.
      String expression = line.substring(line.indexOf(GLIBC) + GLIBC.length());
      int end = expression.lastIndexOf("' failed");
      String[] place = line.substring(0, line.indexOf(GLIBC)).split(":", 5);
      boolean full = place.length >= 3;
      return end < 0
          ? null
          : new Asserted(
              full ? place[1].strip() : null,
              full ? LineText.number(place[2].strip(), 0) : null,
              expression.substring(0, end),
              false);
    }
    if (line.contains(MACOS) && line.contains("), function ")) {
      // Assertion failed: (expr), function f, file file.c, line 12.
      String expression = LineText.between(line, MACOS, "), function ");
      return expression == null
          ? null
          : new Asserted(
              LineText.between(line, ", file ", ", line"),
              LineText.numberAfter(line, ", line", 0),
              expression,
              false);
    }
    return null;
  }
}
