package dev.bactrian.signature;

import static dev.bactrian.signature.Ascii.charAt;
import static dev.bactrian.signature.Ascii.digitAt;
import static dev.bactrian.signature.Ascii.digitsEnd;
import static dev.bactrian.signature.Ascii.isLetter;

import java.util.List;

/**
 * Mask for places in files, as compilers name them in their messages. A scan by hand, since it runs
 * over every message; the regular expressions that it stands for are in its test.
 */
final class Positions {

  private static final List<String> WORDS =
      List.of(
          " line",
          " lines",
          " Line",
          " Lines",
          " character",
          " characters",
          " Character",
          " Characters",
          " column",
          " columns");

  private static final int LONGEST_EXTENSION = 4;

  private Positions() {}

  /** Without {@code , on lines 3-5}, and without the {@code :12:5} behind a file's name. */
  static String drop(String text) {
    Splice splice = new Splice(text);
    int i = 1;
    while (i < text.length()) {
      if (!Ascii.isDigit(text.charAt(i))) {
        i++;
        continue;
      }
      int begin = i;
      int end = digitsEnd(text, i);
      char before = text.charAt(begin - 1);
      if (before == ' ') {
        begin = wordsBefore(text, begin - 1);
        end = rangeEnd(text, end, '-');
      } else if (before == ':' && isFile(text, begin - 1)) {
        begin--;
        end = rangeEnd(text, end, ':');
      }
      if (begin < i) {
        splice.replace(begin, end, "");
      }
      i = begin < i ? end : digitsEnd(text, i);
    }
    return splice.text();
  }

  /** Where the words begin that end at {@code end} and announce a number; behind end if none do. */
  private static int wordsBefore(String text, int end) {
    if (end == 0 || "esnr".indexOf(text.charAt(end - 1)) < 0) {
      return end + 1;
    }
    for (String word : WORDS) {
      int begin = end - word.length();
      if (begin >= 0 && text.startsWith(word, begin)) {
        if (begin >= 3 && text.startsWith(" on", begin - 3)) {
          begin -= 3;
        }
        return begin > 0 && text.charAt(begin - 1) == ',' ? begin - 1 : begin;
      }
    }
    return end + 1;
  }

  private static int rangeEnd(String text, int end, char sign) {
    return charAt(text, end, sign) && digitAt(text, end + 1) ? digitsEnd(text, end + 1) : end;
  }

  /** Whether a point and a short extension stand before {@code end}. */
  private static boolean isFile(String text, int end) {
    int at = end;
    while (at > 0 && isLetter(text.charAt(at - 1)) && end - at <= LONGEST_EXTENSION) {
      at--;
    }
    int length = end - at;
    return length >= 1 && length <= LONGEST_EXTENSION && at > 0 && text.charAt(at - 1) == '.';
  }
}
