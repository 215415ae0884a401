package dev.bactrian.failure;

/**
 * What a test framework reports of one test, turned into a failure: an exception that the test
 * raised, or a check that did not hold. Stateless.
 */
final class TestReport {

  private static final String RAISED = " raised exception `";
  private static final String CASES = "` failed on \u2265 ";

  private TestReport() {}

  /** A test that raised. */
  static Failure raised(OcamlException exception, String message, int logLine) {
    return Failure.of(Kind.TEST_EXCEPTION, LineText.oneLine(message, LineText.MAX_MESSAGE), logLine)
        .withFact(Fact.EXCEPTION, exception.token())
        .withLocation(exception.location());
  }

  /** A test whose check failed. */
  static Failure failed(String message, int logLine) {
    return Failure.of(Kind.TEST_FAILURE, LineText.oneLine(message, LineText.MAX_MESSAGE), logLine);
  }

  /** An exception of which nothing but the text is known. */
  static Failure of(String text, int logLine) {
    return of(text, text, logLine);
  }

  /**
   * The exception by which a framework ends a test, printed as {@code text} with everything that
   * follows it. Property tests that run inside alcotest or OUnit wrap the true one: {@code test `x`
   * raised exception `E`}.
   *
   * @param exception the text as it would be read in any other log, without details below it
   */
  static Failure of(String text, String exception, int logLine) {
    String message = LineText.oneLine(text, LineText.MAX_MESSAGE);
    if (message.contains(CASES)) {
      int from = Math.max(0, message.indexOf("test `"));
      return failed(message.substring(from, message.indexOf(CASES) + "` failed".length()), logLine)
          .withFact(Fact.TEST, LineText.between(message, "test `", "`"));
    }
    int raised = message.indexOf(RAISED);
    if (raised >= 0) {
      int end = message.indexOf("` on `", raised);
      String inner = message.substring(raised + RAISED.length(), end < 0 ? message.length() : end);
      return raised(OcamlException.parse(inner), inner, logLine)
          .withFact(Fact.TEST, LineText.between(message, "test `", "`"));
    }
    String printed = OcamlException.isOne(message) ? message : exception;
    return raised(OcamlException.parse(printed), message, logLine);
  }
}
