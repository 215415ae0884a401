package dev.bactrian.match;

/** Lines as they are compared: numbers, hexadecimal and spacing differ from run to run. */
final class SharedLine {
  private static final int LONGEST = 300;

  private SharedLine() {}

  /** The line with each number as one {@code 0} and each run of blanks as one. */
  static String masked(String line) {
    StringBuilder out = new StringBuilder();
    int end = Math.min(line.length(), LONGEST);
    char last = ' ';
    for (int i = 0; i < end; i++) {
      char c = line.charAt(i);
      char mask = Character.isDigit(c) ? '0' : Character.isWhitespace(c) ? ' ' : c;
      if ((mask == '0' || mask == ' ') && mask == last) {
        continue;
      }
      out.append(mask);
      last = mask;
    }
    return out.toString().strip();
  }
}
