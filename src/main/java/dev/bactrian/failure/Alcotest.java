package dev.bactrian.failure;

import java.util.List;
import java.util.function.Consumer;

/**
 * Alcotest (src/alcotest-engine/pp.ml): a list of tests with {@code [FAIL]}, then a box for each
 * failing test that is shown and below it the test's output, which ends in {@code [exception] E},
 * {@code [failure] m}, {@code [invalid] m} or a failed check. Before 1.0 the heading was {@code --
 * group.001 [title.] Failed --}.
 */
final class Alcotest implements Format {

  private static final String FAIL = "[FAIL]";
  private static final String EXCEPTION = "[exception] ";
  private static final String OLD = "] Failed --";
  private static final char WALL = '\u2502';
  private static final int MAX_BODY = 2000;
  private static final int MAX_PARAGRAPH = 12;

  @Override
  public String name() {
    return "alcotest";
  }

  @Override
  public List<String> triggers() {
    return List.of(FAIL, OLD);
  }

  @Override
  public void read(Log log, int index, Consumer<Failure> found) {
    String line = log.line(index).strip();
    if (line.startsWith("-- ") && line.endsWith("Failed --")) {
      String test = line.substring(3, line.indexOf(" [")) + ": " + LineText.between(line, "[", "]");
      readBody(log, index, index + 1, withoutNumber(test), found);
    } else if (line.contains(FAIL) && log.raw(index).indexOf(WALL) >= 0) {
      readBody(log, index, index + 2, test(line), found);
    } else if (line.startsWith(FAIL) || line.startsWith("> " + FAIL)) {
      // Shown in a box further on, or the only trace of this test: then it is little to go by.
      found.accept(
          TestReport.failed(FAIL + " " + test(line), log.number(index))
              .withFact(Fact.TEST, test(line))
              .asWeak());
    }
  }

  private static void readBody(
      Log log, int heading, int from, String test, Consumer<Failure> found) {
    int end = Math.min(log.size(), from + MAX_BODY);
    for (int i = from; i < end && !isEnd(log, i); i++) {
      String line = log.line(i).strip();
      String text = paragraph(log, i, end);
      int number = log.number(i);
      Failure failure = null;
      if (line.startsWith(EXCEPTION)) {
        String first = line.substring(EXCEPTION.length());
        String exception = ExceptionText.read(log, i, first).text();
        failure = TestReport.of(text.substring(EXCEPTION.length()), exception, number);
      } else if (line.startsWith("[failure] ")) {
        String argument = text.substring("[failure] ".length());
        failure = TestReport.raised(OcamlException.of("Failure", argument), text, number);
      } else if (line.startsWith("[invalid] ")) {
        String argument = text.substring("[invalid] ".length());
        failure = TestReport.raised(OcamlException.of("Invalid_argument", argument), text, number);
      } else if (OcamlException.isOne(line) && Backtrace.isSlot(log.line(i + 1))) {
        // With -v the output is shown as it came.
        failure = TestReport.of(line, number);
      } else if (line.startsWith("FAIL ") || line.startsWith("Error ")) {
        failure = TestReport.failed(check(log, i, end), number).withLocation(place(log, i));
      }
      if (failure != null) {
        Backtrace trace = Backtrace.find(log, i + 1, Math.min(end, i + 1 + MAX_PARAGRAPH));
        String name = failure.fact(Fact.TEST) == null ? test : failure.fact(Fact.TEST);
        found.accept(failure.withFact(Fact.TEST, name).withFrames(trace.frames()));
        log.claim(Math.max(i, trace.end() - 1));
        return;
      }
    }
    found.accept(
        TestReport.failed(FAIL + " " + test, log.number(heading)).withFact(Fact.TEST, test));
  }

  private static boolean isEnd(Log log, int index) {
    String line = log.line(index);
    return line.contains("Logs saved to ")
        || line.startsWith("Full test results in ")
        || line.startsWith("\u250c")
        || line.startsWith(" \u2500\u2500");
  }

  /** The message with the lines that go on with it, up to the backtrace. */
  private static String paragraph(Log log, int index, int end) {
    StringBuilder text = new StringBuilder(log.line(index).strip());
    int limit = Math.min(end, index + MAX_PARAGRAPH);
    for (int i = index + 1; i < limit; i++) {
      String line = log.line(i);
      if (line.isBlank() || Backtrace.isSlot(line) || isEnd(log, i)) {
        break;
      }
      text.append(' ').append(line.strip());
    }
    return text.toString();
  }

  /** {@code FAIL name}, with what was expected and received a blank line further on. */
  private static String check(Log log, int index, int end) {
    StringBuilder text = new StringBuilder(log.line(index).strip());
    int limit = Math.min(end, index + MAX_PARAGRAPH);
    for (int i = index + 1; i < limit; i++) {
      String line = log.line(i).strip();
      if (line.startsWith("Expected: ") || line.startsWith("Received: ")) {
        text.append(' ').append(line);
      } else if (Backtrace.isSlot(line)) {
        break;
      }
    }
    return text.toString();
  }

  /** Since 1.5 a check may say where it stands: {@code File "test.ml", line 2, character 30:}. */
  private static Location place(Log log, int index) {
    String above = log.line(index - 1).strip();
    String file = above.startsWith("File \"") ? LineText.between(above, "File \"", "\"") : null;
    return file == null ? null : new Location(file, LineText.numberAfter(above, ", line", 0));
  }

  /** {@code [FAIL] group 3 title.} as {@code group: title}; the number depends on others. */
  private static String test(String line) {
    String text = line.substring(line.indexOf(FAIL) + FAIL.length()).strip();
    int i = text.indexOf("  ");
    while (i >= 0 && i < text.length()) {
      int digits = i;
      while (digits < text.length() && text.charAt(digits) == ' ') {
        digits++;
      }
      int end = digits;
      while (end < text.length() && LineText.isDigit(text.charAt(end))) {
        end++;
      }
      if (end > digits && text.startsWith("  ", end)) {
        return text.substring(0, i) + ": " + withoutDot(text.substring(end).strip());
      }
      i = text.indexOf("  ", end);
    }
    return withoutDot(text);
  }

  private static String withoutNumber(String test) {
    int dot = test.indexOf('.');
    int colon = test.indexOf(": ");
    boolean numbered = dot > 0 && dot < colon && LineText.number(test, dot + 1) != null;
    return withoutDot(numbered ? test.substring(0, dot) + test.substring(colon) : test);
  }

  private static String withoutDot(String title) {
    return title.endsWith(".") ? title.substring(0, title.length() - 1) : title;
  }
}
