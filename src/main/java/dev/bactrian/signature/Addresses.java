package dev.bactrian.signature;

import static dev.bactrian.signature.Ascii.charAt;
import static dev.bactrian.signature.Ascii.digitAt;
import static dev.bactrian.signature.Ascii.digitsEnd;
import static dev.bactrian.signature.Ascii.isWord;
import static dev.bactrian.signature.Ascii.startsWord;

/**
 * Mask for the network's addresses, which look like versions: a mirror has many, the machine itself
 * is the same everywhere.
 */
final class Addresses {

  private static final int PARTS = 4;
  private static final int LONGEST = 3;
  private static final int LARGEST = 255;

  /** What stands before the rest of a name, whose version the numbers are. */
  private static final String NAMED = ".-_+~";

  private Addresses() {}

  static String mask(String text) {
    Splice splice = new Splice(text);
    int i = 0;
    while (i < text.length()) {
      int end = startsWord(text, i) ? end(text, i) : -1;
      if (end > 0) {
        splice.replace(i, end, text.startsWith("127.", i) ? "localhost" : "<address>");
        i = end;
      } else {
        i++;
      }
    }
    return splice.text();
  }

  /** The end of four numbers up to 255 and no more, the first not 0; or -1. */
  private static int end(String text, int at) {
    if (charAt(text, at, '0') || at > 0 && NAMED.indexOf(text.charAt(at - 1)) >= 0) {
      return -1;
    }
    int end = at - 1;
    for (int part = 0; part < PARTS; part++) {
      if (part > 0 && !charAt(text, end, '.')) {
        return -1;
      }
      int begin = end + 1;
      end = digitsEnd(text, begin);
      if (end == begin
          || end - begin > LONGEST
          || Integer.parseInt(text, begin, end, 10) > LARGEST) {
        return -1;
      }
    }
    boolean more =
        end < text.length() && (NAMED.indexOf(text.charAt(end)) > 0 || isWord(text.charAt(end)));
    return more || charAt(text, end, '.') && digitAt(text, end + 1) ? -1 : end;
  }
}
