package dev.bactrian.signature;

/**
 * A name with {@code *} for any run of characters. Matching never backtracks: the pieces between
 * the stars are looked for one behind the other. Immutable.
 */
final class NamePattern {

  private static final int LONGEST = 300;

  private final String text;

  /** What stands between the stars. */
  private final String[] pieces;

  /**
   * @throws IllegalArgumentException if the pattern would match everything or is too long
   */
  NamePattern(String text) {
    if (text.replace("*", "").isBlank()) {
      throw new IllegalArgumentException("matches everything: " + text);
    }
    if (text.length() > LONGEST) {
      throw new IllegalArgumentException("longer than " + LONGEST + " characters");
    }
    if (text.contains("**")) {
      throw new IllegalArgumentException("two stars in a row: " + text);
    }
    this.text = text;
    this.pieces = text.split("\\*", -1);
  }

  /** The character with which every match begins, or 0 where it may be any. */
  char first() {
    return text.charAt(0) == '*' ? 0 : text.charAt(0);
  }

  boolean matches(String name) {
    String begin = pieces[0];
    if (pieces.length == 1) {
      return name.equals(begin);
    }
    String tail = pieces[pieces.length - 1];
    int end = name.length() - tail.length();
    int at = begin.length();
    if (end < at || !name.startsWith(begin) || !name.endsWith(tail)) {
      return false;
    }
    // The earliest place of each piece leaves most room for the next ones.
    for (int i = 1; i < pieces.length - 1; i++) {
      int found = name.indexOf(pieces[i], at);
      if (found < 0 || found + pieces[i].length() > end) {
        return false;
      }
      at = found + pieces[i].length();
    }
    return true;
  }

  @Override
  public String toString() {
    return text;
  }
}
