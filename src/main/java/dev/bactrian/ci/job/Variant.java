package dev.bactrian.ci.job;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a job builds: {@code debian-12-5.2_arm64_opam-2.3}, {@code 4.12.0+domains on debian-11}
 * where the compiler was built from a commit (ocaml-ci's and ocaml-multicore-ci's variants), or any
 * other name. Immutable.
 *
 * @param text as the CI writes it
 * @param compiler version or ref; null if the name says none
 * @param place distribution and architecture, empty if the name says neither
 */
public record Variant(String text, String compiler, String place) {

  private static final Pattern CASCADE = Pattern.compile("^(\\S{1,100}) on (\\S{0,200})$");
  private static final Pattern OPAM = Pattern.compile("_opam-[\\w.]{1,20}$");
  private static final Pattern VERSION =
      Pattern.compile(
          "(?:^|-)(?:ocaml-)?([4-9]\\.\\d{1,2}(?:\\.\\d{1,2})?(?:[~+][\\w.+~-]{1,60}?)?)"
              + "(_[a-z0-9_]{2,12})?$");
  private static final Pattern MULTICORE =
      Pattern.compile("(?:[5-9]\\.|.*(?:domains|multicore|effects|trunk)).*");

  /** Reads a name. */
  public static Variant of(String text) {
    String name = text.strip();
    Matcher cascade = CASCADE.matcher(name);
    if (cascade.matches()) {
      return new Variant(text, cascade.group(1), without(OPAM, cascade.group(2)));
    }
    name = without(OPAM, name);
    Matcher version = VERSION.matcher(name);
    if (!version.find()) {
      return new Variant(text, null, name.startsWith("(") ? "" : name);
    }
    String arch = version.group(2) == null ? "" : version.group(2);
    return new Variant(text, version.group(1), name.substring(0, version.start()) + arch);
  }

  /** True for OCaml 5, its trunk and the multicore branches before it. */
  public boolean isMulticore() {
    return compiler != null && MULTICORE.matcher(compiler).matches();
  }

  private static String without(Pattern end, String name) {
    Matcher matcher = end.matcher(name);
    return matcher.find() ? name.substring(0, matcher.start()) : name;
  }
}
