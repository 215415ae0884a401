package dev.bactrian.comment;

/** Takes out of text what does not show but acts: controls, bidi marks, invisible characters. */
public final class PlainText {

  private PlainText() {}

  /** One line, spaces single, no more code points than given; a cut ends in an ellipsis. */
  public static String line(String raw, int most) {
    StringBuilder line = new StringBuilder(Math.min(raw.length(), most + 1));
    int count = 0;
    boolean space = false;
    for (int i = 0; i < raw.length(); ) {
      int c = raw.codePointAt(i);
      i += Character.charCount(c);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        space = !line.isEmpty();
        continue;
      }
      if (acts(c)) {
        continue;
      }
      if (count + (space ? 2 : 1) > most) {
        return line.append('…').toString();
      }
      if (space) {
        line.append(' ');
        count++;
        space = false;
      }
      line.appendCodePoint(c);
      count++;
    }
    return line.toString();
  }

  /** As {@link #line}, but spaces stay as they are: for source text and backtraces. */
  static String keepIndent(String raw, int most) {
    StringBuilder line = new StringBuilder(Math.min(raw.length(), most + 1));
    int count = 0;
    for (int i = 0; i < raw.length(); ) {
      int c = raw.codePointAt(i);
      i += Character.charCount(c);
      if (c == '\t' || Character.isSpaceChar(c) || Character.isWhitespace(c)) {
        c = ' ';
      } else if (acts(c)) {
        continue;
      }
      if (++count > most) {
        return line.append('…').toString();
      }
      line.appendCodePoint(c);
    }
    return line.toString().stripTrailing();
  }

  /** Controls, formats (bidi, zero width, tags), lone surrogates, unassigned and private ones. */
  private static boolean acts(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.PRIVATE_USE ->
          true;
      default -> false;
    };
  }
}
