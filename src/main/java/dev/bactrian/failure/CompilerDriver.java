package dev.bactrian.failure;

import java.util.List;
import java.util.function.Consumer;

/**
 * What the compilers' drivers and the toplevel say without heading it {@code Error:}: unknown
 * options ({@code ocamlc: unknown option '-x'.}, {@code ocamlopt: don't know what to do with x.})
 * and scripts or files that are not there ({@code Cannot find file x.}).
 */
final class CompilerDriver implements Format {

  private static final String OPTION = ": unknown option ";
  private static final String ARGUMENT = "on't know what to do with ";
  private static final String FILE = "Cannot find file ";
  private static final String UNDEFINED = "Reference to undefined global `";
  private static final String JBUILDER = "Don't know how to build ";
  private static final String UNAVAILABLE = "The external function `";

  @Override
  public String name() {
    return "compiler driver";
  }

  @Override
  public List<String> triggers() {
    return List.of(OPTION, ARGUMENT, FILE, UNDEFINED, UNAVAILABLE, JBUILDER);
  }

  @Override
  public void read(Log log, int index, Consumer<Failure> found) {
    String line = log.line(index).strip();
    if (line.startsWith(FILE)) {
      String name = line.substring(FILE.length());
      Kind kind =
          name.contains("pkg.ml") || name.contains("setup.ml")
              ? Kind.HARNESS_ERROR
              : Kind.DEPENDENCY_MISSING;
      name = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
      found.accept(
          Failure.of(kind, line, log.number(index)).withFact(Fact.MISSING, Text.unquote(name)));
    } else if (log.line(index).startsWith(UNDEFINED) || log.line(index).startsWith(UNAVAILABLE)) {
      found.accept(
          Failure.of(Kind.LINK_ERROR, line, log.number(index))
              .withFact(Fact.SYMBOL, Text.quoted(line)));
    } else if (line.startsWith(JBUILDER)) {
      found.accept(Failure.of(Kind.BUILD_ERROR, line, log.number(index)));
    } else if (isCompiler(line) && (line.contains(OPTION) || line.contains(ARGUMENT))) {
      found.accept(
          Failure.of(Kind.BUILD_ERROR, line.substring(line.indexOf(": ") + 2), log.number(index)));
    }
  }

  private static boolean isCompiler(String line) {
    int colon = line.indexOf(": ");
    if (colon < 0) {
      return false;
    }
    String tool = Text.basename(line.substring(0, colon));
    return tool.startsWith("ocaml")
        || tool.startsWith("camlp")
        || tool.startsWith("menhir")
        || tool.startsWith("dune")
        || tool.startsWith("jbuilder");
  }
}
