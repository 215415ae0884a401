package dev.bactrian.report;

import java.util.Locale;

/** Reduces a line to what two fillings-in of one template have in common. */
final class LineShape {

  /** Longer lines are nobody's template. */
  private static final int LONGEST = 400;

  /** Lines with fewer letters are alike by chance. */
  private static final int FEWEST_LETTERS = 3;

  private LineShape() {}

  /**
   * A hash of the line without case, Markdown marks, ticks of checklists and outer white space; 0
   * if too little is left to tell anything.
   */
  static long of(String line) {
    return of(line, FEWEST_LETTERS);
  }

  /** The same for a line that a template file holds, such as {@code ### OS}. */
  static long ofDeclared(String line) {
    return of(line, 1);
  }

  private static long of(String line, int fewest) {
    if (line.length() > LONGEST) {
      return 0;
    }
    String lower = line.toLowerCase(Locale.ROOT);
    int from = 0;
    boolean task = lower.stripLeading().startsWith("- [") || lower.stripLeading().startsWith("* [");
    if (task) {
      int close = lower.indexOf(']');
      from = close < 0 || close > lower.indexOf('[') + 2 ? 0 : close + 1;
    }
    long hash = 1125899906842597L;
    int letters = 0;
    for (int i = from; i < lower.length(); i++) {
      char c = lower.charAt(i);
      if (Character.isLetterOrDigit(c)) {
        letters += Character.isLetter(c) ? 1 : 0;
        hash = 31 * hash + c;
      }
    }
    return letters < fewest ? 0 : hash;
  }
}
