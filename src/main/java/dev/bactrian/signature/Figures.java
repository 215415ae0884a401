package dev.bactrian.signature;

import static dev.bactrian.signature.Ascii.charAt;
import static dev.bactrian.signature.Ascii.digitAt;
import static dev.bactrian.signature.Ascii.digitsEnd;
import static dev.bactrian.signature.Ascii.endsWord;
import static dev.bactrian.signature.Ascii.isDigit;
import static dev.bactrian.signature.Ascii.isLetter;
import static dev.bactrian.signature.Ascii.isWord;
import static dev.bactrian.signature.Ascii.startsWord;

import java.util.Locale;
import java.util.Set;

/**
 * Masks for figures: hashes, versions and plain numbers. Scans by hand, since they run over every
 * message; the regular expression that each stands for is in its comment and in its test.
 */
final class Figures {

  /** A number behind one of these words tells bugs apart. */
  private static final Set<String> TELLING =
      Set.of("code", "status", "error", "warning", "exit", "signal", "errno", "curl", "http");

  private static final int SHORTEST_HASH = 6;
  private static final int SHORTEST_PART = 4;

  /** A run of letters or of digits alone is a hash only when it is as long as a digest. */
  private static final int DIGEST = 32;

  private Figures() {}

  /** {@code \b0x[0-9a-fA-F]+|\b[0-9a-f]{6,}(-[0-9a-f]{4,})*\b}, if it looks like a hash. */
  static String maskHex(String text) {
    Splice splice = new Splice(text);
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (!isHex(c) || !startsWord(text, i)) {
        i++;
        continue;
      }
      int end = addressEnd(text, i);
      if (end < 0) {
        end = hashEnd(text, i);
        if (end > 0 && !isHash(text, i, end)) {
          i = end;
          continue;
        }
      }
      if (end > 0) {
        splice.replace(i, end, "<hex>");
        i = end;
      } else {
        i = Ascii.wordEnd(text, i);
      }
    }
    return splice.text();
  }

  private static int addressEnd(String text, int at) {
    if (text.charAt(at) != '0' || !charAt(text, at + 1, 'x')) {
      return -1;
    }
    int end = at + 2;
    while (end < text.length()
        && (isHex(text.charAt(end)) || text.charAt(end) >= 'A' && text.charAt(end) <= 'F')) {
      end++;
    }
    return end > at + 2 ? end : -1;
  }

  private static int hashEnd(String text, int at) {
    int end = hexEnd(text, at);
    if (end - at < SHORTEST_HASH) {
      return -1;
    }
    while (charAt(text, end, '-') && hexEnd(text, end + 1) - end > SHORTEST_PART) {
      end = hexEnd(text, end + 1);
    }
    return endsWord(text, end) ? end : -1;
  }

  private static int hexEnd(String text, int from) {
    int at = from;
    while (at < text.length() && isHex(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isHex(char c) {
    return isDigit(c) || c >= 'a' && c <= 'f';
  }

  /**
   * Letters and digits mixed, or as long as a digest: {@code facade} and {@code 123456} are not.
   */
  private static boolean isHash(String text, int from, int to) {
    if (to - from >= DIGEST) {
      return true;
    }
    boolean digit = false;
    boolean letter = false;
    for (int i = from; i < to; i++) {
      digit |= isDigit(text.charAt(i));
      letter |= isLetter(text.charAt(i));
    }
    return digit && letter;
  }

  /** {@code \bv?\d+(\.\d+)+([+~-][A-Za-z0-9.]+)*}. */
  static String maskVersions(String text) {
    Splice splice = new Splice(text);
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      int end = (isDigit(c) || c == 'v') && startsWord(text, i) ? versionEnd(text, i) : -1;
      if (end > 0) {
        splice.replace(i, end, "<version>");
        i = end;
      } else {
        i++;
      }
    }
    return splice.text();
  }

  private static int versionEnd(String text, int at) {
    int begin = text.charAt(at) == 'v' ? at + 1 : at;
    int end = digitsEnd(text, begin);
    if (end == begin || !charAt(text, end, '.') || !digitAt(text, end + 1)) {
      return -1;
    }
    while (charAt(text, end, '.') && digitAt(text, end + 1)) {
      end = digitsEnd(text, end + 1);
    }
    while (end < text.length() && "+~-".indexOf(text.charAt(end)) >= 0) {
      int tail = end + 1;
      while (tail < text.length() && isTail(text.charAt(tail))) {
        tail++;
      }
      if (tail == end + 1) {
        break;
      }
      end = tail;
    }
    return end;
  }

  private static boolean isTail(char c) {
    return isDigit(c) || isLetter(c) || c == '.';
  }

  /** {@code (?<![\w.])\d+([_,]\d{3})*(?!\w)}, unless the word before it says that it tells. */
  static String maskNumbers(String text) {
    Splice splice = new Splice(text);
    int i = 0;
    while (i < text.length()) {
      if (!isDigit(text.charAt(i)) || i > 0 && continues(text.charAt(i - 1))) {
        i++;
        continue;
      }
      int end = digitsEnd(text, i);
      while (Ascii.shapeEnd(text, end, "_000") > 0 || Ascii.shapeEnd(text, end, ",000") > 0) {
        end += 4;
      }
      if (!endsWord(text, end)) {
        i++;
        continue;
      }
      if (!tells(text, i)) {
        splice.replace(i, end, "N");
      }
      i = end;
    }
    return splice.text();
  }

  private static boolean continues(char before) {
    return before == '.' || isWord(before);
  }

  private static boolean tells(String text, int start) {
    int end = start;
    while (end > 0 && " :(#".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    int begin = end;
    while (begin > 0 && Character.isLetter(text.charAt(begin - 1)) && end - begin < 8) {
      begin--;
    }
    return begin < end && TELLING.contains(text.substring(begin, end).toLowerCase(Locale.ROOT));
  }
}
