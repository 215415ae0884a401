package dev.bactrian.report;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the compiler versions that a text names. */
final class Versions {

  /** A number that says whose it is: {@code OCaml 5.2.0}, {@code ocaml-variants.5.1.0+trunk}. */
  private static final Pattern NAMED =
      Pattern.compile(
          "(?i)\\b(?:ocaml(?:-(?:base-compiler|variants|system|compiler|multicore))?|"
              + "ocamlc|ocamlopt|rustc)[ .:@-]{1,2}(?:version )?v?"
              + "(\\d{1,2}\\.\\d{1,2}(?:\\.\\d{1,2})?(?:[+~-][A-Za-z][\\w+~-]{0,40})?)");

  /** A bare number that only an OCaml release has, after a word that names no other program. */
  private static final Pattern BARE =
      Pattern.compile(
          "(?i)(?:^|[(,/\\n]|\\b(?:on|with|in|and|or|to|from|since|under|until|using|compiler"
              + "|switch|version|trunk|both|before|after|than)[ ]?) ?"
              + "((?:4\\.(?:0\\d|1[0-4])|5\\.\\d)(?:\\.\\d)?(?:[+~][A-Za-z][\\w+~-]{0,40})?)"
              + "(?![\\w.]\\d|\\w)");

  private Versions() {}

  static Set<String> in(String text) {
    Set<String> versions = new TreeSet<>();
    for (Pattern pattern : new Pattern[] {NAMED, BARE}) {
      Matcher matcher = pattern.matcher(text);
      while (matcher.find()) {
        versions.add(tidy(matcher.group(1)));
      }
    }
    return versions;
  }

  private static String tidy(String version) {
    String lower = version.toLowerCase(Locale.ROOT);
    return lower.endsWith("-") || lower.endsWith("+") || lower.endsWith("~")
        ? lower.substring(0, lower.length() - 1)
        : lower;
  }
}
