package dev.bactrian.failure;

/** Small scans over one line, all linear in its length. Stateless. */
final class LineText {

  /** Longest message that a failure carries, in characters. */
  static final int MAX_MESSAGE = 1000;

  private LineText() {}

  /** The text between two marks, or null where one is missing. */
  static String between(String line, String open, String close) {
    int from = line.indexOf(open);
    if (from < 0) {
      return null;
    }
    int to = line.indexOf(close, from + open.length());
    return to < 0 ? null : line.substring(from + open.length(), to);
  }

  /** The text behind a mark, stripped, or null where it is missing. */
  static String after(String line, String mark) {
    int at = line.indexOf(mark);
    return at < 0 ? null : line.substring(at + mark.length()).strip();
  }

  /**
   * The first decimal number behind a mark, both looked for from {@code start} on; letters and
   * blanks may stand between them ({@code lines 3-5}). Null where there is none.
   */
  static Integer numberAfter(String line, String mark, int start) {
    int at = line.indexOf(mark, start);
    if (at < 0) {
      return null;
    }
    int i = at + mark.length();
    while (i < line.length() && (Character.isLetter(line.charAt(i)) || line.charAt(i) == ' ')) {
      i++;
    }
    return number(line, i);
  }

  /** The decimal number that starts at a place, or null; at most nine digits. */
  static Integer number(String line, int from) {
    int end = from;
    while (end < line.length() && end - from < 9 && isDigit(line.charAt(end))) {
      end++;
    }
    return end == from ? null : Integer.valueOf(line.substring(from, end));
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** All white space runs as one space, stripped, cut at a length. */
  static String oneLine(String text, int max) {
    StringBuilder out = new StringBuilder(Math.min(text.length(), max));
    boolean space = false;
    for (int i = 0; i < text.length() && out.length() < max; i++) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c)) {
        space = out.length() > 0;
      } else {
        if (space) {
          out.append(' ');
          space = false;
        }
        out.append(c);
      }
    }
    return out.toString();
  }
}
