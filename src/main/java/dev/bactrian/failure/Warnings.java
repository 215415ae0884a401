package dev.bactrian.failure;

/**
 * Which lines of a log are no more than a warning: its head, what it goes on with, indented or
 * wrapped, and the excerpt of the sources above it. Words like "error" in them say nothing. Sees
 * the lines in order. Not thread-safe.
 */
final class Warnings {

  private static final String[] HEADS = {"Warning", "Alert ", "[WARNING]", "warning: "};

  /** Behind a match that is not exhaustive, on lines of their own. */
  private static final String EXAMPLE = "Here is an example of a ";

  private boolean inside;
  private String previous = "";

  /** True if the line, which comes after all those asked before, belongs to a warning. */
  boolean covers(String line) {
    int indent = Text.indent(line);
    if (SourceLocation.parse(line) != null || SourceLocation.isExcerpt(line)) {
      return true;
    }
    inside = isHead(line, indent) || inside && continues(line, indent);
    previous = line;
    return inside;
  }

  private boolean continues(String line, int indent) {
    return indent < line.length()
        && !Paragraph.startsAnew(line, indent)
        && (indent > 0
            || line.startsWith(EXAMPLE)
            || previous.startsWith(EXAMPLE)
            || Paragraph.isWrapped(previous, line, indent));
  }

  private static boolean isHead(String line, int indent) {
    for (String head : HEADS) {
      if (line.startsWith(head, indent)) {
        return true;
      }
    }
    // C compilers name the place first.
    return line.contains(": warning: ");
  }
}
