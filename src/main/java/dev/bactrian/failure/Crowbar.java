package dev.bactrian.failure;

import java.util.List;
import java.util.function.Consumer;

/**
 * Crowbar (src/crowbar.ml): {@code name: FAIL}, {@code When given the input:}, the input, and
 * {@code the test failed:}, {@code the test threw an exception:} or {@code the testcase generator
 * threw an exception:} with the text below.
 */
final class Crowbar implements Format {

  private static final String FAIL = ": FAIL";
  private static final String FAILED = "the test failed:";
  private static final String THREW = "threw an exception:";
  private static final int MAX_BODY = 300;

  @Override
  public String name() {
    return "crowbar";
  }

  @Override
  public List<String> triggers() {
    return List.of(FAIL);
  }

  @Override
  public void read(Log log, int index, Consumer<Failure> found) {
    String line = log.line(index).strip();
    if (!line.endsWith(FAIL)) {
      return;
    }
    String test = line.substring(0, line.length() - FAIL.length());
    int end = Math.min(log.size(), index + MAX_BODY);
    for (int i = index + 1; i < end; i++) {
      String below = log.line(i).strip();
      boolean threw = below.startsWith("the test") && below.endsWith(THREW);
      if (threw || below.equals(FAILED)) {
        int at = i + 1;
        while (at < end && log.line(at).isBlank()) {
          at++;
        }
        String text = log.line(at).strip();
        Failure failure =
            threw
                ? TestReport.of(text, log.number(index))
                : TestReport.failed(FAILED + " " + text, log.number(index));
        Backtrace trace = Backtrace.find(log, at + 1, at + 2);
        found.accept(failure.withFact(Fact.TEST, test).withFrames(trace.frames()));
        log.claim(Math.max(at, trace.end() - 1));
        return;
      }
    }
  }
}
