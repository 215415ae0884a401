package dev.bactrian.opam;

import java.util.List;
import java.util.stream.Collectors;

/** A value of an opam file: text, lists, formulas and their conditions. Immutable. */
sealed interface Expr {

  /** {@code "text"}: in a formula, a package. */
  record Text(String value) implements Expr {
    @Override
    public String toString() {
      return '"' + value + '"';
    }
  }

  /** {@code with-test}, {@code true}, {@code os}. */
  record Word(String value) implements Expr {
    @Override
    public String toString() {
      return value;
    }
  }

  /** All of them; also the elements of a list. */
  record And(List<Expr> all) implements Expr {
    @Override
    public String toString() {
      return all.stream().map(Expr::inner).collect(Collectors.joining(" & "));
    }
  }

  /** One of them at least. */
  record Or(List<Expr> any) implements Expr {
    @Override
    public String toString() {
      return any.stream().map(Expr::inner).collect(Collectors.joining(" | "));
    }
  }

  /** Not so. */
  record Not(Expr what) implements Expr {
    @Override
    public String toString() {
      return "!" + inner(what);
    }
  }

  /**
   * {@code os = "linux"}, {@code >= "4.08"}.
   *
   * @param left null where the version at hand is meant
   */
  record Compare(Expr left, String operator, Expr right) implements Expr {
    @Override
    public String toString() {
      return (left == null ? "" : left + " ") + operator + " " + right;
    }
  }

  /** {@code "ocaml" {>= "4.08"}}. */
  record Given(Expr what, Expr condition) implements Expr {
    @Override
    public String toString() {
      return what + " {" + condition + "}";
    }
  }

  private static String inner(Expr one) {
    return one instanceof And || one instanceof Or ? "(" + one + ")" : one.toString();
  }
}
