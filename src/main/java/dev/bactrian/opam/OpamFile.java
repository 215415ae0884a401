package dev.bactrian.opam;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** One opam file, read into what is used of it (opam manual, "opam"). Pure. */
final class OpamFile {

  private final Map<String, Expr> fields;

  private OpamFile(Map<String, Expr> fields) {
    this.fields = fields;
  }

  static OpamFile parse(String source) {
    return new OpamFile(OpamParser.fields(source));
  }

  /** True if opam would not choose it unasked. */
  boolean isAvoided() {
    Set<String> flags = flags();
    return flags.contains("avoid-version")
        || flags.contains("deprecated")
        || (fields.get("available") instanceof Expr.Word word && word.value().equals("false"));
  }

  /** What its bounds say about OCaml 5. */
  Ocaml5 ocaml5() {
    return Bounds.ocaml5(depends(), fields.get("conflicts"));
  }

  private Expr depends() {
    return fields.getOrDefault("depends", new Expr.And(List.of()));
  }

  /**
   * As a package.
   *
   * @param closedReleases of all its releases, those that keep OCaml 5 out
   */
  OpamPackage read(String name, String version, List<String> closedReleases) {
    Expr depends = depends();
    Dependencies found = new Dependencies();
    found.read(depends);
    Set<String> optional = new TreeSet<>(found.conditional);
    if (fields.containsKey("depopts")) {
      names(fields.get("depopts"), optional);
    }
    return new OpamPackage(
        name,
        version,
        found.needed,
        found.tests,
        optional,
        Bounds.text(depends),
        ocaml5(),
        flags(),
        text("dev-repo"),
        text("bug-reports"),
        closedReleases);
  }

  private Set<String> flags() {
    Set<String> words = new LinkedHashSet<>();
    words(fields.get("flags"), words);
    return words;
  }

  private static void words(Expr value, Set<String> words) {
    switch (value) {
      case null -> {
        // The field is not there.
      }
      case Expr.Word word -> words.add(word.value());
      case Expr.And and -> and.all().forEach(one -> words(one, words));
      default -> {
        // No flag.
      }
    }
  }

  /** The text of a field, of a list its first one. */
  private String text(String field) {
    Expr value = fields.get(field);
    if (value instanceof Expr.And and && !and.all().isEmpty()) {
      value = and.all().getFirst();
    }
    return value instanceof Expr.Text text ? text.value().replaceAll("\\s+", " ").strip() : "";
  }

  private static boolean isName(Expr.Text text) {
    return text.value().matches("[A-Za-z0-9_+-]{1,100}");
  }

  private static void names(Expr formula, Set<String> names) {
    switch (formula) {
      case Expr.And and -> and.all().forEach(one -> names(one, names));
      case Expr.Or or -> or.any().forEach(one -> names(one, names));
      case Expr.Given given -> names(given.what(), names);
      case Expr.Text text -> {
        if (isName(text)) {
          names.add(text.value());
        }
      }
      default -> {
        // No package.
      }
    }
  }

  /** Sorts the packages of a formula by how much they are needed. */
  private static final class Dependencies {

    private final List<Set<String>> needed = new ArrayList<>();
    private final Set<String> tests = new TreeSet<>();
    private final Set<String> conditional = new TreeSet<>();

    void read(Expr formula) {
      switch (formula) {
        case Expr.And and -> and.all().forEach(this::read);
        case Expr.Or or -> choice(or);
        case Expr.Given given -> {
          if (Bounds.isForTests(given.condition())) {
            names(given.what(), tests);
          } else if (dependsOnTheMachine(given.condition())) {
            names(given.what(), conditional);
          } else {
            read(given.what());
          }
        }
        case Expr.Text text -> {
          if (isName(text)) {
            needed.add(Set.of(text.value()));
          }
        }
        default -> {
          // No package.
        }
      }
    }

    private void choice(Expr.Or or) {
      Set<String> any =
          or.any().stream()
              .flatMap(
                  one -> {
                    Set<String> names = new TreeSet<>();
                    names(one, names);
                    return names.stream();
                  })
              .collect(Collectors.toCollection(TreeSet::new));
      if (!any.isEmpty()) {
        needed.add(any);
      }
    }

    private static boolean dependsOnTheMachine(Expr condition) {
      return switch (condition) {
        case Expr.And and -> and.all().stream().anyMatch(Dependencies::dependsOnTheMachine);
        case Expr.Or or -> or.any().stream().anyMatch(Dependencies::dependsOnTheMachine);
        case Expr.Not not -> dependsOnTheMachine(not.what());
        case Expr.Compare compare -> compare.left() != null;
        default -> false;
      };
    }
  }
}
