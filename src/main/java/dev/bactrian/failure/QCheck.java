package dev.bactrian.failure;

import java.util.List;
import java.util.function.Consumer;

/**
 * QCheck's runner (src/runner/QCheck_base_runner.ml), and with it STM and Lin of multicoretests:
 * {@code Test x failed (3 shrink steps):}, the counterexample, perhaps messages; {@code Test x
 * errored on (0 shrink steps):}, the input, {@code exception E} and its backtrace. The
 * counterexample varies with the seed; test and message make the bug. A negative test that fails
 * does what it should.
 */
final class QCheck implements Format {

  private static final String STEPS = " shrink steps):";
  private static final String FAILURE = "--- Failure ---";
  private static final String SEED = "random seed: ";
  private static final int MAX_BODY = 1000;
  private static final int LOOK_BEHIND = 390;

  @Override
  public String name() {
    return "qcheck";
  }

  @Override
  public List<String> triggers() {
    return List.of(STEPS, FAILURE);
  }

  @Override
  public void read(Log log, int index, Consumer<Failure> found) {
    String line = log.line(index).strip();
    if (line.startsWith("Negative test ")) {
      return;
    }
    if (line.contains(FAILURE)) {
      // Without a counterexample: "Test x failed:", a blank line and why.
      String heading = log.line(index + 2).strip();
      String test = LineText.between(heading, "Test ", " failed:");
      if (test != null && heading.endsWith(" failed:")) {
        found.accept(
            seeded(log, index, TestReport.failed(log.line(index + 4), log.number(index + 2)))
                .withFact(Fact.TEST, test));
        log.claim(index + 4);
      }
      return;
    }
    int failed = line.lastIndexOf(" failed (");
    int errored = line.lastIndexOf(" errored on (");
    if (!line.startsWith("Test ") || failed < 0 && errored < 0) {
      return;
    }
    String test = line.substring("Test ".length(), Math.max(failed, errored));
    Failure failure = errored > failed ? errored(log, index, test) : failed(log, index, line, test);
    found.accept(seeded(log, index, failure).withFact(Fact.TEST, test));
  }

  private static Failure failed(Log log, int index, String line, String test) {
    String message = line.substring(0, line.lastIndexOf(" ("));
    int end = Math.min(log.size(), index + MAX_BODY);
    for (int i = index + 1; i < end && !isRule(log.line(i)); i++) {
      if (log.line(i).strip().equals("Messages for test " + test + ":")) {
        int next = i + 1;
        while (next < end && log.line(next).isBlank()) {
          next++;
        }
        return TestReport.failed(message + ": " + log.line(next).strip(), log.number(index));
      }
    }
    return TestReport.failed(message, log.number(index));
  }

  private static Failure errored(Log log, int index, String test) {
    int end = Math.min(log.size(), index + MAX_BODY);
    for (int i = index + 2; i < end && !isRule(log.line(i)); i++) {
      String line = log.line(i);
      if (line.startsWith("exception ") && log.line(i - 1).isBlank()) {
        ExceptionText text = ExceptionText.read(log, i, line.substring("exception ".length()));
        Backtrace trace = Backtrace.find(log, text.end(), text.end() + 1);
        log.claim(Math.max(text.end(), trace.end()) - 1);
        return TestReport.of(text.text(), log.number(i)).withFrames(trace.frames());
      }
    }
    return Failure.of(Kind.TEST_EXCEPTION, "Test " + test + " errored", log.number(index));
  }

  /** The next report's heading, or the line above the sum. Messages have their own heading. */
  private static boolean isRule(String line) {
    return line.startsWith("--- ") || line.startsWith("=== ") || line.startsWith("==========");
  }

  private static Failure seeded(Log log, int index, Failure failure) {
    for (int i = index; i >= Math.max(0, index - LOOK_BEHIND); i--) {
      String line = log.line(i);
      if (line.startsWith(SEED)) {
        return failure.withFact(Fact.SEED, line.substring(SEED.length()).strip());
      }
    }
    return failure;
  }
}
