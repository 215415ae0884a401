package dev.bactrian.failure;

/** Small scans over one line of a log, each linear in its length. */
final class Text {

  private Text() {}

  /** Index of the first character that is no space or tab. */
  static int indent(String text) {
    int at = 0;
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    return at;
  }

  /** Index behind the run of ASCII digits that begins at {@code from}. */
  static int digitsEnd(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }

  /** Index behind {@code -N} if it stands at {@code from}, else {@code from}. */
  static int rangeEnd(String text, int from) {
    return text.startsWith("-", from) ? digitsEnd(text, from + 1) : from;
  }

  /** The number between the indices, or null if it is none that a line can have. */
  static Integer number(String text, int from, int to) {
    return to == from || to - from > 9 ? null : Integer.valueOf(text.substring(from, to));
  }

  /** True if every character from {@code from} on is one of {@code allowed}. */
  static boolean only(String text, int from, String allowed) {
    for (int i = from; i < text.length(); i++) {
      if (allowed.indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  /** What stands between the first {@code before} and the next {@code after}, or null. */
  static String between(String text, String before, String after) {
    int start = text.indexOf(before);
    if (start < 0) {
      return null;
    }
    start += before.length();
    int end = text.indexOf(after, start);
    return end < 0 ? null : text.substring(start, end);
  }

  /** The first word in quotes of any sort that tools use, without them; null if there is none. */
  static String quoted(String text) {
    for (int i = 0; i < text.length(); i++) {
      int kind = OPENING.indexOf(text.charAt(i));
      if (kind >= 0 && (i == 0 || !Character.isLetterOrDigit(text.charAt(i - 1)))) {
        for (int end = i + 1; end < text.length(); end++) {
          if (CLOSING[kind].indexOf(text.charAt(end)) >= 0) {
            return end == i + 1 ? null : text.substring(i + 1, end);
          }
        }
      }
    }
    return null;
  }

  private static final String OPENING = "\"'`\u2018\u201c";
  private static final String[] CLOSING = {"\"", "'", "'`", "\u2019", "\u201d"};

  /** The text without one pair of quotes around it. */
  static String unquote(String text) {
    int last = text.length() - 1;
    if (last < 1) {
      return text;
    }
    int kind = OPENING.indexOf(text.charAt(0));
    return kind >= 0 && CLOSING[kind].indexOf(text.charAt(last)) >= 0
        ? text.substring(1, last)
        : text;
  }

  /** The text's last part behind a slash or backslash. */
  static String basename(String path) {
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  }
}
