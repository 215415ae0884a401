package dev.bactrian.failure;

import java.util.List;
import java.util.function.Consumer;

/**
 * Tools that put the message on the location line or head it otherwise: ocamllex ({@code File "f",
 * line 1, character 2: unterminated comment.}, lex/main.ml), ocamlyacc ({@code f.mly:3: ...}),
 * camlp4 and camlp5 ({@code Parse error: ...}, {@code Error while loading "x.cmo": ...}).
 */
final class Grammars implements Format {

  private static final String PARSE = "Parse error: ";
  private static final String LEXER = ": syntax error";
  private static final String LEXER_FILE = ".mll\", line ";
  private static final String LOADING = "Error while loading \"";

  private static final String CAMLP4 = "Camlp4: Uncaught exception: ";

  /** How the compiler's own messages begin. */
  private static final List<String> NOT_LEXER = List.of("Error", "Warning", "Alert");

  private static final String OCAMLYACC = "ocamlyacc: ";

  @Override
  public String name() {
    return "parsers and preprocessors";
  }

  @Override
  public List<String> triggers() {
    return List.of(PARSE, LEXER, LEXER_FILE, LOADING, CAMLP4, OCAMLYACC);
  }

  @Override
  public void read(Log log, int index, Consumer<Failure> found) {
    String line = log.line(index).strip();
    if (line.startsWith(PARSE)) {
      SourceLocation location = SourceLocation.above(log, index);
      Failure failure = compile(log, index, Paragraph.join(log, index, line));
      found.accept(location == null ? failure : failure.withLocation(location.toLocation()));
    } else if (line.startsWith(CAMLP4)) {
      String exception = line.substring(CAMLP4.length());
      boolean missing = exception.contains("not found");
      Kind kind = missing ? Kind.DEPENDENCY_MISSING : Kind.UNCAUGHT_EXCEPTION;
      found.accept(
          Failure.of(kind, line, log.number(index))
              .withFact(Fact.EXCEPTION, exception)
              .withFact(Fact.MISSING, missing ? Text.quoted(exception) : null));
    } else if (line.startsWith(LOADING)) {
      found.accept(compile(log, index, line).withFact(Fact.MISSING, Text.quoted(line)));
    } else if (line.startsWith(OCAMLYACC + "e - ") || line.startsWith(OCAMLYACC + "f - ")) {
      found.accept(
          compile(log, index, line.substring(OCAMLYACC.length() + 4)).withLocation(yacc(line)));
    } else if (line.startsWith("File \"")) {
      SourceLocation location = SourceLocation.parse(line);
      String said = location == null ? null : lexer(log, index, location);
      if (said != null) {
        found.accept(compile(log, index, said).withLocation(location.toLocation()));
      }
    }
  }

  /**
   * Everything but the warnings of lex/main.ml stands behind its place or, about names, on the next
   * line, and ends with a stop; null for a compiler's message on code from a lexer.
   */
  private static String lexer(Log log, int index, SourceLocation location) {
    String said = location.rest();
    if (said.startsWith("syntax error")) {
      return said;
    }
    if (location.file() == null || !location.file().endsWith(".mll")) {
      return null;
    }
    if (said.isEmpty() && index + 1 < log.size()) {
      said = log.line(index + 1).strip();
    }
    boolean ocamllex =
        said.endsWith(".")
            && Character.isUpperCase(said.charAt(0))
            && NOT_LEXER.stream().noneMatch(said::startsWith);
    return ocamllex
            || said.endsWith(".") && !location.rest().isEmpty() && !said.startsWith("Warning")
        ? said
        : null;
  }

  /** {@code line 5 of "f.mly", syntax error} (yacc/error.c); null where no line is named. */
  private static Location yacc(String line) {
    int from = OCAMLYACC.length() + "e - line ".length();
    int to = line.indexOf(" of ", 0);
    if (!line.startsWith("line ", from - 5) || to < from) {
      return null;
    }
    String file = Text.between(line, " of \"", "\"");
    return file == null
        ? null
        : new Location(file, Text.number(line, from, Text.digitsEnd(line, from)));
  }

  private static Failure compile(Log log, int index, String message) {
    return Failure.of(Kind.COMPILE_ERROR, message, log.number(index));
  }
}
