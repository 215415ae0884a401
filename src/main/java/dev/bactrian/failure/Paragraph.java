package dev.bactrian.failure;

/**
 * A message that a tool broke over several lines, joined with one space. OCaml's Format breaks at a
 * margin of 78 or 80 columns and indents what follows; dune does not indent, so a line is taken for
 * a continuation also where the line before was too full for its first word.
 */
final class Paragraph {

  private static final int MAX_LINES = 40;
  private static final int MAX_LENGTH = 2000;
  private static final int MARGIN = 76;

  /** Words that begin something else than a continuation, whatever the indentation. */
  private static final String[] HEADS = {
    "Error:",
    "Error (",
    "Warning ",
    "Warning:",
    "Alert ",
    "Hint:",
    "File \"",
    "-> required by",
    "Command exited",
    "Command got",
    "make: ",
    "make[",
    "gmake: ",
    "gmake[",
    "[...]",
    "ocamlfind ",
    "(cd ",
    "Exception:",
    "Raised at ",
    "Raised by ",
    "Re-raised at ",
    "Called from ",
    "Fatal error:",
    "Leaving directory",
    "Entering directory",
    "exit code",
    "collect2:",
    "checking ",
    "+ ",
    "Context:",
  };

  private Paragraph() {}

  /** The message that begins with {@code head} on line {@code index}. */
  static String join(Log log, int index, String head) {
    StringBuilder message = new StringBuilder(cap(head).strip());
    int indent = Text.indent(log.line(index));
    boolean quoted = log.quoted(index);
    // A head alone on its line is followed by the message up to the next blank line.
    boolean whole = message.isEmpty();
    boolean list = whole || head.endsWith(":");
    int end = Math.min(log.size(), index + MAX_LINES);
    String previous = log.line(index);
    for (int i = index + 1; i < end && message.length() < MAX_LENGTH; i++) {
      String line = log.line(i);
      if (log.quoted(i) != quoted || !continues(previous, line, indent, list)) {
        break;
      }
      String more = cap(line).strip();
      list = whole || list && isItem(line, indent) || more.endsWith(":");
      if (!message.isEmpty()) {
        message.append(' ');
      }
      message.append(more);
      previous = line;
    }
    return cap(message.toString());
  }

  private static boolean continues(String previous, String line, int indent, boolean list) {
    int own = Text.indent(line);
    if (own == line.length() || startsAnew(line, own) || isRuleHeading(line, own)) {
      return false;
    }
    return own > indent || list || isWrapped(previous, line, own);
  }

  /** True if the text from {@code at} on begins another message or another command's output. */
  static boolean startsAnew(String line, int at) {
    for (String head : HEADS) {
      if (line.startsWith(head, at)) {
        return true;
      }
    }
    return line.contains(": recipe for target ") || line.startsWith("recipe for target ", at);
  }

  /** Dune 1 and {@code --display short} print the tool right-aligned in twelve columns. */
  private static boolean isRuleHeading(String line, int indent) {
    int space = line.indexOf(' ', indent);
    return space == 12
        && indent > 0
        && line.indexOf('.', space) > 0
        && line.indexOf('/', space) > 0;
  }

  private static boolean isItem(String line, int indent) {
    int own = Text.indent(line);
    return own > indent || line.startsWith("- ", own) || line.startsWith("-> ", own);
  }

  /** True if the line's first word had no room behind the previous line. */
  static boolean isWrapped(String previous, String line, int indent) {
    int word = line.indexOf(' ', indent);
    int length = (word < 0 ? line.length() : word) - indent;
    return previous.length() <= MAX_LENGTH
        && previous.length() + 1 + length > MARGIN
        && previous.length() < 2 * MARGIN;
  }

  private static String cap(String text) {
    return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH);
  }
}
