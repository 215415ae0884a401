package dev.bactrian.opam;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether an opam file lets a compiler in. Pure. */
public final class CompilerBound {

  /** {@code 5.2}, {@code 4.12+domains}, {@code ocaml-base-compiler.5.2.0}: names of columns. */
  private static final Pattern VERSION =
      Pattern.compile("^(?:[a-z-]{1,40}\\.)?(\\d{1,3}\\.\\d{1,3})(\\.\\d{1,3})?");

  private CompilerBound() {}

  /**
   * The bounds as the opam file has them, where they shut the compiler out; empty where they let it
   * in, or name none, or the compiler is not named after a version.
   */
  public static Optional<String> shutsOut(String opamFile, String compiler) {
    Matcher named = VERSION.matcher(compiler);
    if (!named.find()) {
      return Optional.empty();
    }
    String version = named.group(1) + (named.group(2) == null ? ".0" : named.group(2));
    Map<String, Expr> fields = OpamParser.fields(opamFile);
    Expr depends = fields.getOrDefault("depends", new Expr.And(List.of()));
    return Bounds.allows(depends, version)
        ? Optional.empty()
        : Optional.of(Bounds.text(depends).replace("\"", ""));
  }
}
