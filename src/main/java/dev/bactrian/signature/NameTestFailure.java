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
    String difference = difference(draft);
    if (difference != null) {
      draft.title("test " + test + ": " + difference);
      return;
    }
    String message = withoutHead(draft.message());
    boolean told = message.isBlank() || path(message).contains(test);
    draft.title("test " + test + (told ? "" : ": " + message));
  }

  /** {@code expected 3, got 2} of a diff or of a framework's report; null where there is none. */
  private static String difference(Draft draft) {
    String expected = draft.fact(Fact.EXPECTED);
    String received = draft.fact(Fact.RECEIVED);
    return expected == null && received == null
        ? result(draft.failure().message())
        : difference(expected, received);
  }

  private static String difference(String expected, String received) {
    return "expected " + masked(expected) + ", got " + masked(received);
  }

  private static String masked(String text) {
    return text == null ? "nothing" : Masks.apply(text, mask -> {});
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

  /** {@code FAIL humps Expected: 3 Received: 2} and {@code expected: 3 but got: 2}, or null. */
  private static String result(String message) {
    for (int i = 0; i < EXPECTED.length; i++) {
      int expected = message.indexOf(EXPECTED[i]);
      int received = message.indexOf(RECEIVED[i], Math.max(0, expected));
      if (expected >= 0 && received > expected) {
        // Before they are masked, since what is escaped looks like a path.
        return difference(
            unescaped(message.substring(expected + EXPECTED[i].length(), received)),
            unescaped(message.substring(received + RECEIVED[i].length())));
      }
    }
    return null;
  }

  private static String withoutHead(String message) {
    for (String head : HEADS) {
      if (message.startsWith(head)) {
        return message.substring(head.length());
      }
    }
    return message;
  }

  /** Whether strings are shown as OCaml writes them is the framework's custom. */
  private static String unescaped(String result) {
    if (result.indexOf('\\') < 0) {
      return result.strip();
    }
    String text = result.replace("\\n", " ").replace("\\t", " ").replace("\\", "");
    return Words.joinBlanks(text);
  }
}
