package dev.bactrian.signature;

/**
 * A name with {@code *} for any run of characters. Matching never backtracks further than the last
 * star, so that it takes at most length times length steps, and one pass for the usual {@code
 * begin*} and {@code *end}. Immutable.
 */
final class NamePattern {

  private static final int LONGEST = 300;

  private final String text;

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
  }

  /** The character with which every match begins, or 0 where it may be any. */
  char first() {
    return text.charAt(0) == '*' ? 0 : text.charAt(0);
  }

  boolean matches(String name) {
    int p = 0;
    int n = 0;
    int star = -1;
    int resume = 0;
    while (n < name.length()) {
      if (p < text.length() && text.charAt(p) == '*') {
        star = p++;
        resume = n;
        if (p == text.length()) {
          return true;
        }
      } else if (p < text.length() && text.charAt(p) == name.charAt(n)) {
        p++;
        n++;
      } else if (star >= 0) {
        p = star + 1;
        n = ++resume;
      } else {
        return false;
      }
    }
    while (p < text.length() && text.charAt(p) == '*') {
      p++;
    }
    return p == text.length();
  }

  @Override
  public String toString() {
    return text;
  }
}
