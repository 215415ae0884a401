package dev.bactrian.signature;

/** Character classes of regular expressions, and runs of them, for scans by hand. Stateless. */
final class Ascii {

  private static final int SIZE = 128;
  private static final boolean[] WORD = new boolean[SIZE];

  static {
    for (char c = 0; c < SIZE; c++) {
      WORD[c] = isDigit(c) || isLetter(c) || c == '_';
    }
  }

  private Ascii() {}

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  /** What {@code \w} stands for. */
  static boolean isWord(char c) {
    return c < SIZE && WORD[c];
  }

  static boolean digitAt(String text, int at) {
    return at < text.length() && isDigit(text.charAt(at));
  }

  static boolean charAt(String text, int at, char wanted) {
    return at < text.length() && text.charAt(at) == wanted;
  }

  /** True if no word goes on at {@code at}. */
  static boolean endsWord(String text, int at) {
    return at >= text.length() || !isWord(text.charAt(at));
  }

  /** True if the character at {@code at}, which is one of a word, is its first. */
  static boolean startsWord(String text, int at) {
    return at == 0 || !isWord(text.charAt(at - 1));
  }

  /** Index behind the digits that begin at {@code from}. */
  static int digitsEnd(String text, int from) {
    int at = from;
    while (at < text.length() && isDigit(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** Index behind the word that begins at {@code from}. */
  static int wordEnd(String text, int from) {
    int at = from;
    while (at < text.length() && isWord(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /**
   * Index behind a text that has a digit wherever {@code shape} has a 0 and else its characters; -1
   * if something else stands at {@code from}.
   */
  static int shapeEnd(String text, int from, String shape) {
    if (text.length() - from < shape.length()) {
      return -1;
    }
    for (int i = 0; i < shape.length(); i++) {
      char c = text.charAt(from + i);
      char wanted = shape.charAt(i);
      if (wanted == '0' ? !isDigit(c) : c != wanted) {
        return -1;
      }
    }
    return from + shape.length();
  }
}
