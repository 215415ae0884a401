package dev.bactrian.opam;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Asks a package's formulas which compilers they let in. What depends on the machine or on how the
 * package is built counts as let in: in doubt nothing is called broken. Pure.
 */
final class Bounds {

  /** Package names that stand for the compiler itself. */
  static final Set<String> COMPILER = Set.of("ocaml", "ocaml-base-compiler");

  private static final List<String> FOURS = List.of("4.02.3", "4.08.1", "4.14.2", "4.99.0");
  private static final List<String> FIVES =
      List.of("5.0.0", "5.1.0", "5.2.0", "5.3.0", "5.4.0", "5.5.0", "5.6.0", "5.7.0", "5.8.0");

  /** Later than any there will be. */
  private static final String NEWEST = "5.99.0";

  private Bounds() {}

  /**
   * What the two formulas say about OCaml 5.
   *
   * @param conflicts null if there are none
   */
  static Ocaml5 ocaml5(Expr depends, Expr conflicts) {
    Set<String> named = new TreeSet<>(OpamVersion.ORDER);
    versions(depends, named);
    if (conflicts != null) {
      versions(conflicts, named);
    }
    if (named.isEmpty()) {
      return Ocaml5.UNSTATED;
    }
    Set<String> fours = new LinkedHashSet<>(FOURS);
    Set<String> fives = new LinkedHashSet<>(FIVES);
    named.forEach(v -> (OpamVersion.compare(v, "5.0.0~") < 0 ? fours : fives).add(v));
    boolean four = fours.stream().anyMatch(v -> allows(depends, conflicts, v));
    boolean five = fives.stream().anyMatch(v -> allows(depends, conflicts, v));
    boolean newest = allows(depends, conflicts, NEWEST);
    if (!five && !newest) {
      return Ocaml5.NO;
    }
    return !newest ? Ocaml5.LIMITED : four ? Ocaml5.YES : Ocaml5.ONLY;
  }

  /** The bounds themselves, as the file has them; empty if there are none. */
  static String text(Expr depends) {
    Set<String> found = new LinkedHashSet<>();
    collect(depends, found);
    return String.join(" & ", found);
  }

  private static boolean allows(Expr depends, Expr conflicts, String version) {
    return allows(depends, version) && (conflicts == null || !excluded(conflicts, version));
  }

  /** True if the compiler of that version is let in by what a package depends on. */
  static boolean allows(Expr formula, String version) {
    return switch (formula) {
      case Expr.And and -> and.all().stream().allMatch(one -> allows(one, version));
      case Expr.Or or -> or.any().stream().anyMatch(one -> allows(one, version));
      case Expr.Given given ->
          !isCompiler(given) || isForTests(given.condition()) || may(given.condition(), version);
      default -> true;
    };
  }

  private static boolean excluded(Expr conflicts, String version) {
    return switch (conflicts) {
      case Expr.And and -> and.all().stream().anyMatch(one -> excluded(one, version));
      case Expr.Or or -> or.any().stream().anyMatch(one -> excluded(one, version));
      case Expr.Given given ->
          isCompiler(given) && isPlain(given.condition()) && may(given.condition(), version);
      default -> false;
    };
  }

  /** False only where the condition can't hold for the version. */
  private static boolean may(Expr condition, String version) {
    return switch (condition) {
      case Expr.And and -> and.all().stream().allMatch(one -> may(one, version));
      case Expr.Or or -> or.any().stream().anyMatch(one -> may(one, version));
      case Expr.Not not -> !isPlain(not.what()) || !may(not.what(), version);
      case Expr.Compare compare -> !isPlain(compare) || holds(compare, version);
      default -> true;
    };
  }

  private static boolean holds(Expr.Compare compare, String version) {
    int order = OpamVersion.compare(version, ((Expr.Text) compare.right()).value());
    return switch (compare.operator()) {
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      case ">=" -> order >= 0;
      case "=" -> order == 0;
      case "!=" -> order != 0;
      default -> true;
    };
  }

  /** True if it speaks of nothing but the version. */
  private static boolean isPlain(Expr condition) {
    return switch (condition) {
      case Expr.And and -> and.all().stream().allMatch(Bounds::isPlain);
      case Expr.Or or -> or.any().stream().allMatch(Bounds::isPlain);
      case Expr.Not not -> isPlain(not.what());
      case Expr.Compare compare -> compare.left() == null && compare.right() instanceof Expr.Text;
      default -> false;
    };
  }

  private static boolean isCompiler(Expr.Given given) {
    return given.what() instanceof Expr.Text name && COMPILER.contains(name.value());
  }

  private static boolean isBound(Expr.Given given) {
    return isCompiler(given) && !isForTests(given.condition());
  }

  static boolean isForTests(Expr condition) {
    return switch (condition) {
      case Expr.And and -> and.all().stream().anyMatch(Bounds::isForTests);
      case Expr.Or or -> !or.any().isEmpty() && or.any().stream().allMatch(Bounds::isForTests);
      case Expr.Word word ->
          Set.of("with-test", "with-doc", "with-dev-setup").contains(word.value());
      default -> false;
    };
  }

  private static void versions(Expr formula, Set<String> found) {
    switch (formula) {
      case Expr.And and -> and.all().forEach(one -> versions(one, found));
      case Expr.Or or -> or.any().forEach(one -> versions(one, found));
      case Expr.Given given -> {
        if (isBound(given)) {
          compared(given.condition(), found);
        }
      }
      default -> {
        // No bound of the compiler.
      }
    }
  }

  private static void compared(Expr condition, Set<String> found) {
    switch (condition) {
      case Expr.And and -> and.all().forEach(one -> compared(one, found));
      case Expr.Or or -> or.any().forEach(one -> compared(one, found));
      case Expr.Not not -> compared(not.what(), found);
      case Expr.Compare compare -> {
        if (isPlain(compare)) {
          found.add(((Expr.Text) compare.right()).value());
        }
      }
      default -> {
        // Nothing about versions.
      }
    }
  }

  private static void collect(Expr formula, Set<String> found) {
    switch (formula) {
      case Expr.And and -> and.all().forEach(one -> collect(one, found));
      case Expr.Or or -> or.any().forEach(one -> collect(one, found));
      case Expr.Given given -> {
        if (isBound(given)) {
          String text = given.condition().toString();
          found.add(given.condition() instanceof Expr.Or ? "(" + text + ")" : text);
        }
      }
      default -> {
        // No bound of the compiler.
      }
    }
  }
}
