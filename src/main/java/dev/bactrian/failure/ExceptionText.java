package dev.bactrian.failure;

/**
 * The text of a printed exception, which may run over several lines: a C string with line breaks,
 * or the s-expression of a registered printer.
 *
 * @param text the lines, joined by one space
 * @param end index of the first line after it
 */
record ExceptionText(String text, int end) {

  private static final int MAX_LINES = 24;
  private static final int MAX_LENGTH = 2000;

  /** Reads on from {@code first}, which stands on the given line, while a bracket is open. */
  static ExceptionText read(Log log, int index, String first) {
    StringBuilder text = new StringBuilder(first.strip());
    int i = index + 1;
    int limit = Math.min(log.size(), index + MAX_LINES);
    while (i < limit && text.length() < MAX_LENGTH && isOpen(text)) {
      String line = log.line(i);
      if (Backtrace.isSlot(line)) {
        break;
      }
      text.append(' ').append(line.strip());
      i++;
    }
    if (isOpen(text)) {
      // What followed does not belong to it after all.
      return new ExceptionText(first.strip(), index + 1);
    }
    if (OcamlException.isMessage(text.toString())) {
      return new ExceptionText(text.toString(), traceBelow(log, i));
    }
    return new ExceptionText(text.toString(), i);
  }

  /**
   * A program's own printer may list details on lines of their own: the backtrace stands below
   * them. The given index if there is none.
   */
  private static int traceBelow(Log log, int from) {
    int limit = Math.min(log.size(), from + MAX_LINES);
    for (int i = from; i < limit && !log.line(i).isBlank(); i++) {
      String line = log.line(i);
      if (Backtrace.isSlot(line)) {
        return i;
      }
      if (Paragraph.startsAnew(line, Text.indent(line))) {
        break;
      }
    }
    return from;
  }

  private static boolean isOpen(CharSequence text) {
    int depth = 0;
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' && (i == 0 || text.charAt(i - 1) != '\\')) {
        quoted = !quoted;
      } else if (!quoted && c == '(') {
        depth++;
      } else if (!quoted && c == ')') {
        depth--;
      }
    }
    return quoted || depth > 0;
  }
}
