package dev.bactrian.signature;

import dev.bactrian.failure.Fact;
import dev.bactrian.failure.Kind;

/**
 * A test that saw a wrong result: its name, and what it says. Frameworks put groups and names
 * together in their own ways ({@code sand: edge}, {@code sand:edge}, {@code sand edge}), and have
 * their own words for what was expected and what came; the same test says the same in all of them.
 */
final class NameTestFailure implements Rule {

  private static final String[] EXPECTED = {"Expected: ", "expected: "};
  private static final String[] RECEIVED = {" Received: ", " but got: "};
  private static final String[] HEADS = {"FAIL ", "Error "};

  @Override
  public String name() {
    return "name a test";
  }

  @Override
  public boolean applies(Draft draft) {
    return draft.is(Kind.TEST_FAILURE, Kind.TEST_EXCEPTION, Kind.CRAM_DIFF)
        && draft.fact(Fact.TEST) != null;
  }

  @Override
  public void apply(Draft draft) {
    String test = path(Masks.apply(draft.fact(Fact.TEST), mask -> {}));
    String message = difference(draft);
    message = message == null ? result(draft.message()) : message;
    boolean told = message.isBlank() || path(message).contains(test);
    draft.title("test " + test + (told ? "" : ": " + message));
  }

  /** {@code expected 3, got 2} of a diff; null where there is none. */
  private static String difference(Draft draft) {
    String expected = quoted(draft.fact(Fact.EXPECTED));
    String received = quoted(draft.fact(Fact.RECEIVED));
    return expected == null && received == null
        ? null
        : "expected "
            + (expected == null ? "nothing" : expected)
            + ", got "
            + (received == null ? "nothing" : received);
  }

  private static String quoted(String line) {
    return line == null ? null : Masks.apply(line, mask -> {});
  }

  /** Groups and name, a blank between them. */
  private static String path(String test) {
    StringBuilder path = new StringBuilder(test.length());
    for (int i = 0; i < test.length(); i++) {
      char c = test.charAt(i);
      boolean inside = i > 0 && i + 1 < test.length();
      if (c == ':' && inside && test.charAt(i - 1) != ':' && test.charAt(i + 1) != ':') {
        path.append(test.charAt(i + 1) == ' ' ? "" : " ");
      } else {
        path.append(c);
      }
    }
    return path.toString();
  }

  /** {@code FAIL humps Expected: 3 Received: 2} and {@code expected: 3 but got: 2}. */
  private static String result(String message) {
    for (int i = 0; i < EXPECTED.length; i++) {
      int expected = message.indexOf(EXPECTED[i]);
      int received = message.indexOf(RECEIVED[i], Math.max(0, expected));
      if (expected >= 0 && received > expected) {
        return "expected "
            + message.substring(expected + EXPECTED[i].length(), received).strip()
            + ", got "
            + message.substring(received + RECEIVED[i].length()).strip();
      }
    }
    for (String head : HEADS) {
      if (message.startsWith(head)) {
        return message.substring(head.length());
      }
    }
    return message;
  }
}
