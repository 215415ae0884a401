package dev.bactrian.report;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the opam packages that a text names where opam itself, or its syntax, says so. */
final class PackageNames {

  private static final String NAME = "[a-z][a-z0-9_+-]{0,60}";

  /** {@code opam install a b.1.2}, to the end of the line or of the quoted command. */
  private static final Pattern COMMAND =
      Pattern.compile(
          "\\bopam(?: |-)(?:install|reinstall|upgrade|pin add|pin|depext) ([^\\n`'\"]{1,400})");

  /** {@code name.1.2.3}, {@code name.v0.14.0}. */
  private static final Pattern VERSIONED =
      Pattern.compile(
          "(?<![\\w./@-])("
              + NAME
              + ")\\.(v?\\d{1,8}\\.\\d{1,8}[\\w.+~-]{0,40}|v?\\d{1,4}(?![\\w.]))");

  /** {@code #=== ERROR while compiling name.1.2.3 ===}. */
  private static final Pattern BLOCK =
      Pattern.compile("ERROR while [a-z ]{1,40} (" + NAME + ")\\.\\S");

  /** File names and words that look like {@code name.1}. */
  private static final Set<String> NO_PACKAGES =
      Set.of("ocaml", "v", "version", "fig", "line", "lib", "e.g", "i.e", "section", "sec", "no");

  private PackageNames() {}

  /** Names in the text; {@code known} decides on words of a command line that carry no version. */
  static Set<String> in(String text, Predicate<String> known) {
    Set<String> names = new TreeSet<>();
    for (Pattern pattern : new Pattern[] {BLOCK, VERSIONED}) {
      Matcher matcher = pattern.matcher(text);
      while (matcher.find()) {
        add(names, matcher.group(1));
      }
    }
    Matcher command = COMMAND.matcher(text);
    while (command.find()) {
      for (String word : command.group(1).split("\\s+")) {
        String name = word.split("[.=<>]", 2)[0];
        boolean plain = name.matches(NAME) && (known.test(name) || !isEnglish(name));
        if (!plain || word.startsWith("&") || word.startsWith("|")) {
          if (!word.startsWith("-")) {
            break;
          }
          continue;
        }
        add(names, name);
      }
    }
    return names;
  }

  private static void add(Set<String> names, String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.length() > 1 && !NO_PACKAGES.contains(lower) && !lower.startsWith("ocaml-base")) {
      names.add(lower);
    }
  }

  /** Where a sentence goes on behind the command, the packages end. */
  private static boolean isEnglish(String word) {
    return Set.of(
            "the", "a", "an", "is", "it", "in", "on", "of", "and", "or", "to", "with", "for",
            "fails", "failed", "then", "but", "does", "doesn", "works", "gives", "when", "from",
            "should", "will", "would", "has", "command", "i", "which", "this", "that", "any")
        .contains(word);
  }
}
