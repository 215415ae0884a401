package dev.bactrian.opam;

import java.util.Comparator;

/**
 * The order of opam's versions, which is Debian's (opam manual, "Version ordering"): runs of
 * non-digits and of digits by turns; {@code ~} before the end, letters before other signs, numbers
 * by value.
 */
final class OpamVersion {

  static final Comparator<String> ORDER = OpamVersion::compare;

  private OpamVersion() {}

  static int compare(String one, String other) {
    int i = 0;
    int j = 0;
    while (i < one.length() || j < other.length()) {
      while (isOther(one, i) || isOther(other, j)) {
        int by = Integer.compare(rank(one, i), rank(other, j));
        if (by != 0) {
          return by;
        }
        i++;
        j++;
      }
      int from = skipZeros(one, i);
      int with = skipZeros(other, j);
      i = skipDigits(one, from);
      j = skipDigits(other, with);
      int byLength = Integer.compare(i - from, j - with);
      int by =
          byLength != 0 ? byLength : one.substring(from, i).compareTo(other.substring(with, j));
      if (by != 0) {
        return by;
      }
    }
    return 0;
  }

  private static boolean isOther(String text, int at) {
    return at < text.length() && !isDigit(text.charAt(at));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** The end and digits rank 0; {@code ~} below it. */
  private static int rank(String text, int at) {
    if (!isOther(text, at)) {
      return 0;
    }
    char c = text.charAt(at);
    return c == '~' ? -1 : Character.isLetter(c) ? c : c + 0x10000;
  }

  private static int skipZeros(String text, int at) {
    int i = at;
    while (i < text.length() && text.charAt(i) == '0') {
      i++;
    }
    return i;
  }

  private static int skipDigits(String text, int at) {
    int i = at;
    while (i < text.length() && isDigit(text.charAt(i))) {
      i++;
    }
    return i;
  }
}
