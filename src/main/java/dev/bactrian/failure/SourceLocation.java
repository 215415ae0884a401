package dev.bactrian.failure;

/**
 * A location line as OCaml's tools print it (parsing/location.ml, and after it dune, menhir,
 * ocamllex, camlp4 and Coq): {@code File "f", line 1, characters 2-3:}, {@code File "f", lines
 * 1-2:}, {@code File "f":}, and the toplevel's {@code Line 1, characters 2-3:} and {@code
 * Characters 2-3:}, which name no file.
 *
 * @param file the file as printed, or null in the toplevel's forms
 * @param line the first line, or null where none is printed
 * @param rest what follows the colon on the same line, stripped; empty where nothing does
 */
record SourceLocation(String file, Integer line, String rest) {

  /** Excerpts are short; dune prints the whole stanza, of which this is more than is usual. */
  private static final int MAX_EXCERPT = 60;

  private static final int MAX_LENGTH = 2000;

  /** The location that the line begins with, or null. Linear in the line's length. */
  static SourceLocation parse(String text) {
    int start = Text.indent(text);
    if (text.length() > MAX_LENGTH || start == text.length()) {
      return null;
    }
    if (text.startsWith("File \"", start)) {
      return parseFile(text, start + 6);
    }
    if (text.startsWith("Line", start) || text.startsWith("Characters ", start)) {
      return parsePlace(text, start, null);
    }
    return null;
  }

  private static SourceLocation parseFile(String text, int start) {
    int quote = start;
    while (true) {
      quote = text.indexOf('"', quote);
      if (quote < 0) {
        return null;
      }
      if (text.startsWith(", ", quote + 1)) {
        return parsePlace(text, quote + 3, text.substring(start, quote));
      }
      if (text.startsWith(":", quote + 1)) {
        return new SourceLocation(
            text.substring(start, quote), null, text.substring(quote + 2).strip());
      }
      quote++;
    }
  }

  /** Reads {@code line N[, characters A-B]:} and the like from {@code at} on. */
  private static SourceLocation parsePlace(String text, int at, String file) {
    int next = at;
    Integer line = null;
    if (text.startsWith("ine", next + 1)) {
      next += text.startsWith("s ", next + 4) ? 6 : 5;
      int end = Text.digitsEnd(text, next);
      line = Text.number(text, next, end);
      if (line == null) {
        return null;
      }
      next = Text.rangeEnd(text, end);
      if (text.startsWith(", ", next)) {
        next += 2;
      }
    }
    if (text.startsWith("haracter", next + 1)) {
      next += text.startsWith("s ", next + 9) ? 11 : 10;
      int end = Text.rangeEnd(text, Text.digitsEnd(text, next));
      if (end == next) {
        return null;
      }
      next = end;
    }
    if (next == at) {
      return null;
    }
    while (next < text.length() && text.charAt(next) == ' ') {
      next++;
    }
    return text.startsWith(":", next)
        ? new SourceLocation(file, line, text.substring(next + 1).strip())
        : null;
  }

  /**
   * The location that belongs to the message on this line: the nearest one above it with nothing
   * but a source excerpt between them; null if there is none.
   */
  static SourceLocation above(Log log, int index) {
    int stop = Math.max(0, index - MAX_EXCERPT);
    for (int i = index - 1; i >= stop; i--) {
      String text = log.line(i);
      SourceLocation location = parse(text);
      if (location != null) {
        return location.rest.isEmpty() ? location : null;
      }
      if (!isExcerpt(text) && !isOldExcerpt(log, i, index)) {
        return null;
      }
    }
    return null;
  }

  /** True for a row of a source excerpt: numbered source, carets, or dots for what is left out. */
  static boolean isExcerpt(String text) {
    int at = Text.indent(text);
    int end = Text.digitsEnd(text, at);
    if (end > at) {
      return text.startsWith(" |", end);
    }
    return Text.only(text, at, " ^~") && at < text.length()
        || Text.only(text, at, ". ") && at < text.length();
  }

  /** Before 4.08 the toplevel printed the source bare, with carets in the row below. */
  private static boolean isOldExcerpt(Log log, int index, int head) {
    if (index + 2 != head || index == 0 || log.line(index).equals("[...]")) {
      return false;
    }
    String carets = log.line(index + 1);
    return carets.indexOf('^') >= 0
        && Text.only(carets, 0, " ^")
        && log.line(index - 1).contains("haracters ");
  }

  /** The record that a failure carries; null where no file is named. */
  Location toLocation() {
    return file == null ? null : new Location(file, line);
  }
}
