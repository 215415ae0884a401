package dev.bactrian.failure;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Whether a line that no format knows sounds as if something failed. Words count whole, so that
 * {@code -warn-error}, {@code error.ml} and {@code Match_failure} say nothing, and neither does
 * {@code 0 errors}.
 */
final class FailureWords {

  private static final Set<String> WORDS =
      Set.of(
          "fail",
          "fails",
          "failed",
          "failing",
          "failure",
          "failures",
          "error",
          "errors",
          "fatal",
          "abort",
          "aborted",
          "aborting",
          "killed",
          "cannot",
          "can't",
          "couldn't",
          "denied",
          "invalid",
          "unknown",
          "missing",
          "refused",
          "timeout",
          "undefined",
          "unsupported",
          "incompatible");

  private static final List<String> PHRASES =
      List.of(
          "not found",
          "could not",
          "unable to",
          "no such",
          "exit code",
          "exited with",
          "exit status",
          "exception:",
          "uncaught exception",
          "raised exception",
          "core dumped",
          "timed out");

  /** What belongs to a word besides letters and digits, as long as another one follows. */
  private static final String INNER = "-_./'";

  private FailureWords() {}

  /** True if a word or a phrase of failure stands in the line. Linear in its length. */
  static boolean in(String line) {
    String lower = line.toLowerCase(Locale.ROOT);
    for (String phrase : PHRASES) {
      if (lower.contains(phrase)) {
        return true;
      }
    }
    String before = "";
    int i = 0;
    while (i < lower.length()) {
      int end = wordEnd(lower, i);
      if (end > i) {
        String word = lower.substring(i, end);
        if (WORDS.contains(word) && !before.equals("0") && !before.equals("no")) {
          return true;
        }
        before = word;
        i = end;
      } else {
        i++;
      }
    }
    return false;
  }

  private static int wordEnd(String text, int from) {
    int end = from;
    while (end < text.length()) {
      boolean inner =
          INNER.indexOf(text.charAt(end)) >= 0
              && end + 1 < text.length()
              && Character.isLetterOrDigit(text.charAt(end + 1));
      if (!inner && !Character.isLetterOrDigit(text.charAt(end))) {
        break;
      }
      end++;
    }
    return end;
  }
}
