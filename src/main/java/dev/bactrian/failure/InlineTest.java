package dev.bactrian.failure;

import java.util.List;
import java.util.function.Consumer;

/**
 * ppx_inline_test (runtime-lib/runtime.ml): {@code File "x.ml", line 4, characters 0-18: <<e>> is
 * false.} or {@code .. threw E.}, a backtrace, and {@code FAILED 1 / 3 tests}.
 */
final class InlineTest implements Format {

  private static final String FALSE = " is false.";
  private static final String THREW = " threw";
  private static final String SUM = "FAILED ";
  private static final int MAX_BODY = 12;

  @Override
  public String name() {
    return "inline test";
  }

  @Override
  public List<String> triggers() {
    return List.of(FALSE, THREW, SUM);
  }

  @Override
  public void read(Log log, int index, Consumer<Failure> found) {
    String line = log.line(index).strip();
    if (line.startsWith(SUM)) {
      if (line.contains(" / ") && (line.endsWith(" tests") || line.contains(" tests, "))) {
        found.accept(TestReport.failed(line, log.number(index)).asWeak());
      }
      return;
    }
    boolean module = line.startsWith("TEST_MODULE at file \"");
    String file = LineText.between(line, module ? "file \"" : "File \"", "\"");
    int end = line.indexOf("characters ");
    if (file == null || end < 0 || !module && !line.startsWith("File \"")) {
      return;
    }
    Location location = new Location(file, LineText.numberAfter(line, ", line", 0));
    int colon = line.indexOf(": ", end);
    int verb = line.endsWith(FALSE) ? line.lastIndexOf(FALSE) : line.indexOf(THREW, end);
    if (verb < 0 || !module && colon < 0) {
      return;
    }
    String test = colon < 0 || colon > verb ? file : line.substring(colon + 2, verb);
    if (line.endsWith(FALSE)) {
      found.accept(
          TestReport.failed(test + FALSE, log.number(index))
              .withLocation(location)
              .withFact(Fact.TEST, test));
      return;
    }
    String first = line.substring(verb + THREW.length()).strip();
    if (!first.isEmpty() && !line.startsWith(THREW + " ", verb)) {
      return;
    }
    int at = first.isEmpty() ? index + 1 : index;
    ExceptionText text = ExceptionText.read(log, at, first.isEmpty() ? log.line(at) : first);
    String exception = text.text();
    if (exception.endsWith(".")) {
      exception = exception.substring(0, exception.length() - 1);
    }
    Backtrace trace = Backtrace.find(log, text.end(), text.end() + MAX_BODY);
    found.accept(
        TestReport.of(exception, log.number(index))
            .withLocation(location)
            .withFact(Fact.TEST, test)
            .withFrames(trace.frames()));
  }
}
