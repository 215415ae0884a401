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
    if (line.contains(RUNTIME)) {
      String file = LineText.between(line, "file ", "; line ");
      emit(
          log,
          index,
          file,
          LineText.numberAfter(line, "; line ", 0),
          LineText.after(line, RUNTIME),
          found);
    } else if (line.contains(GLIBC) && line.contains("' failed")) {
      // prog: file.c:84: function: Assertion `expr' failed.
      String expression = line.substring(line.indexOf(GLIBC) + GLIBC.length());
      String[] place = line.substring(0, line.indexOf(GLIBC)).split(":", 5);
      boolean full = place.length >= 3;
      emit(
          log,
          index,
          full ? place[1].strip() : null,
          full ? LineText.number(place[2].strip(), 0) : null,
          expression.substring(0, expression.lastIndexOf("' failed")),
          found);
    } else if (line.contains(MACOS) && line.contains("), function ")) {
      // Assertion failed: (expr), function f, file file.c, line 12.
      emit(
          log,
          index,
          LineText.between(line, ", file ", ", line"),
          LineText.numberAfter(line, ", line", 0),
          LineText.between(line, MACOS, "), function "),
          found);
    }
  }

  private static void emit(
      Log log, int index, String file, Integer line, String expression, Consumer<Failure> found) {
    found.accept(
        Failure.of(
                Kind.RUNTIME_ASSERTION,
                LineText.oneLine("Assertion failed: " + expression, LineText.MAX_MESSAGE),
                log.number(index))
            .withLocation(file == null ? null : new Location(file, line))
            .withFact(Fact.ASSERTION, LineText.oneLine(expression, LineText.MAX_MESSAGE))
            .withFact(Fact.SIGNAL, "ABRT")
            .withFrames(LastWords.stackAfter(log, index).frames()));
  }
}
