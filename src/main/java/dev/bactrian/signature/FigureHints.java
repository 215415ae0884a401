package dev.bactrian.signature;

/**
 * Whether a text can hold what a mask of {@link Figures} looks for. A plain scan costs a tenth of
 * the expression and nearly always says no.
 */
final class FigureHints {

  private static final String UNITS = "nu\u00b5msh";

  private FigureHints() {}

  /** {@code :12}, or one of the words that positions follow. */
  static boolean position(String text) {
    if (text.contains("ine") || text.contains("haracter") || text.contains("olumn")) {
      return true;
    }
    for (int i = text.indexOf(':'); i >= 0; i = text.indexOf(':', i + 1)) {
      if (digitAt(text, i + 1)) {
        return true;
      }
    }
    return false;
  }

  /** A digit before a dash, a colon, or the first letter of a unit. */
  static boolean time(String text) {
    for (int i = 0; i + 1 < text.length(); i++) {
      if (digitAt(text, i)) {
        char next = text.charAt(i + 1);
        char unit = next == ' ' && i + 2 < text.length() ? text.charAt(i + 2) : next;
        if (next == '-' || next == ':' || UNITS.indexOf(unit) >= 0) {
          return true;
        }
      }
    }
    return false;
  }

  /** Six hexadecimal digits in a row, or {@code 0x}. */
  static boolean hex(String text) {
    int run = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      run = c >= '0' && c <= '9' || c >= 'a' && c <= 'f' ? run + 1 : 0;
      if (run == 6 || c == 'x' && i > 0 && text.charAt(i - 1) == '0') {
        return true;
      }
    }
    return false;
  }

  /** A point between two digits. */
  static boolean version(String text) {
    for (int i = text.indexOf('.'); i >= 0; i = text.indexOf('.', i + 1)) {
      if (i > 0 && digitAt(text, i - 1) && digitAt(text, i + 1)) {
        return true;
      }
    }
    return false;
  }

  private static boolean digitAt(String text, int index) {
    return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
  }
}
