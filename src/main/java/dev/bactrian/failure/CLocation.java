package dev.bactrian.failure;

/** The places that C compilers name: {@code f.c:12:3:} and {@code f.c(12)}. */
final class CLocation {

  private static final int MAX_LENGTH = 4000;

  private CLocation() {}

  /** The location that the line begins with, or null. */
  static Location of(String line) {
    int start = Text.indent(line);
    int end = Math.min(line.length(), MAX_LENGTH);
    for (int i = start; i < end; i++) {
      char c = line.charAt(i);
      if (c == ' ' || c == '\t') {
        return null;
      }
      if (c == ':' && i > start + 1) {
        int digits = Text.digitsEnd(line, i + 1);
        return line.startsWith(":", digits) ? at(line, start, i, digits) : null;
      }
      if (c == '(' && i > start) {
        int digits = Text.digitsEnd(line, i + 1);
        return line.startsWith(") :", digits) || line.startsWith("):", digits)
            ? at(line, start, i, digits)
            : null;
      }
    }
    return null;
  }

  private static Location at(String line, int start, int mark, int digits) {
    Integer number = Text.number(line, mark + 1, digits);
    return number == null ? null : new Location(line.substring(start, mark), number);
  }
}
