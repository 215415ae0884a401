package dev.bactrian.failure;

/** What build services write in front of each line. Hand-written scans: they run on every line. */
final class Stamps {

  /** A digit where there is a 0, else the character itself. */
  private static final String GITHUB = "0000-00-00T00:00:00.0000000Z";

  private static final String OCURRENT = "0000-00-00 00:00.00: ";
  private static final String OCURRENT_STEP = "0000-00-00 00:00.00 ---> ";

  /** The GitHub command line tool puts job and step before, separated by tabs. */
  private static final int MAX_JOB = 200;

  private Stamps() {}

  /** The offset behind the stamp that begins at {@code from}; {@code from} if there is none. */
  static int behind(String line, int from) {
    if (line.length() <= from) {
      return from;
    }
    char c = line.charAt(from);
    if (c >= '0' && c <= '9') {
      if (matches(line, from, GITHUB)) {
        return behindGithub(line, from);
      }
      if (matches(line, from, OCURRENT)) {
        return from + OCURRENT.length();
      }
      return matches(line, from, OCURRENT_STEP) ? from + 20 : from;
    }
    if (c == '#') {
      int at = line.startsWith("##[", from) ? from : behindBuildKit(line, from);
      return at == from ? behindCommand(line, from) : at;
    }
    int tab = line.indexOf('\t', from);
    if (tab > 0 && tab < MAX_JOB) {
      int second = line.indexOf('\t', tab + 1);
      if (second > 0 && second < 2 * MAX_JOB) {
        int at = line.startsWith("\ufeff", second + 1) ? second + 2 : second + 1;
        if (matches(line, at, GITHUB)) {
          return behindGithub(line, at);
        }
      }
    }
    return from;
  }

  private static int behindGithub(String line, int from) {
    int at = from + GITHUB.length();
    return behindCommand(line, line.startsWith(" ", at) ? at + 1 : at);
  }

  /** Behind {@code ##[error]}, {@code ##[group]} and their like. */
  private static int behindCommand(String line, int from) {
    if (!line.startsWith("##[", from)) {
      return from;
    }
    int close = line.indexOf(']', from);
    return close > 0 && close - from < 14 ? close + 1 : from;
  }

  /** BuildKit's plain progress: {@code #8 12.34 text}. */
  private static int behindBuildKit(String line, int from) {
    int at = digits(line, from + 1);
    if (at == from + 1 || at - from > 5 || !line.startsWith(" ", at)) {
      return from;
    }
    int point = digits(line, at + 1);
    if (point == at + 1 || !line.startsWith(".", point)) {
      return from;
    }
    int end = digits(line, point + 1);
    return end > point + 1 && line.startsWith(" ", end) ? end + 1 : from;
  }

  private static int digits(String line, int from) {
    int at = from;
    while (at < line.length() && line.charAt(at) >= '0' && line.charAt(at) <= '9') {
      at++;
    }
    return at;
  }

  private static boolean matches(String line, int from, String shape) {
    if (line.length() < from + shape.length()) {
      return false;
    }
    for (int i = 0; i < shape.length(); i++) {
      char c = line.charAt(from + i);
      char wanted = shape.charAt(i);
      if (wanted == '0' ? c < '0' || c > '9' : c != wanted) {
        return false;
      }
    }
    return true;
  }
}
