package dev.bactrian.failure;

/**
 * How a program died whose output a test compares, by the lines that are new in it: with an
 * exception, a failed assertion of C, some other last words, or a signal only. The first line that
 * says so counts, but a signal gives way to words. Not thread-safe.
 */
final class DeathInTest {

  private static final String EXCEPTION = "Fatal error: exception ";

  private String exception;
  private RuntimeAssertion.Asserted assertion;
  private String words;
  private String signal;
  private int at = -1;

  /** Takes the next new line of the output, which stands at {@code index} of the log. */
  void line(String text, int index) {
    if (exception != null || assertion != null || words != null) {
      return;
    }
    int before = at;
    at = index;
    if (text.contains(EXCEPTION)) {
      exception = LineText.after(text, EXCEPTION);
    } else if (RuntimeAssertion.read(text) != null) {
      assertion = RuntimeAssertion.read(text);
    } else if (LastWords.isPrinted(text)) {
      words = GlibcHeap.words(text);
    } else if (signal == null && Signals.said(text) != null) {
      signal = Signals.said(text);
    } else {
      at = before;
    }
  }

  /** True as long as no line told of a death: then the command above is the one that ran. */
  boolean isUnknown() {
    return at < 0;
  }

  /** Index of the line that tells of it, -1 if none does. */
  int index() {
    return at;
  }

  /** The failure with what is known of the death. */
  Failure describe(Failure failure) {
    if (assertion != null) {
      return failure
          .withFact(Fact.ASSERTION, LineText.oneLine(assertion.expression(), LineText.MAX_MESSAGE))
          .withFact(Fact.SOURCE, assertion.file());
    }
    return failure
        .withFact(Fact.LAST_WORDS, words)
        .withFact(Fact.SIGNAL, exception != null || words != null ? null : signal)
        .withFact(
            Fact.EXCEPTION, exception == null ? null : OcamlException.parse(exception).token());
  }
}
