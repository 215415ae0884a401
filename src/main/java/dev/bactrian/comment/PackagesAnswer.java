package dev.bactrian.comment;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What {@code /packages} shows. Stateless and thread-safe. */
public final class PackagesAnswer {

  private static final int MOST_LINES = 10;
  private static final int MOST_NAMES = 6;

  private PackagesAnswer() {}

  /**
   * A package that a report concerns.
   *
   * @param failing true where its build failed in the report, false where the text only names it
   * @param needs other packages of the report that it needs
   * @param neededBy how many packages need it, directly or not
   * @param home {@code owner/name} of its tracker, or null
   * @param keptBack why it can't be built with OCaml 5, such as {@code lwt < "5.0"}; may be empty
   * @param builds where it fails and other compilers build it; may be empty
   */
  public record Line(
      String name,
      boolean failing,
      List<String> needs,
      int neededBy,
      String home,
      List<String> keptBack,
      List<Build> builds) {}

  /**
   * A build that fails on one compiler only.
   *
   * @param day since when, as {@code 2026-03-20}
   */
  public record Build(String release, String compiler, String day) {}

  /**
   * The answer.
   *
   * @param lines in the order in which they are shown
   * @param elsewhere packages in which other reports show the same failure
   * @param known true if an opam repository was imported
   */
  public static String render(List<Line> lines, List<String> elsewhere, boolean known) {
    if (lines.isEmpty() && elsewhere.isEmpty()) {
      return "I found no package in this report.";
    }
    StringBuilder text = new StringBuilder();
    if (!lines.isEmpty()) {
      text.append("Packages concerned").append(known ? ", most needed first" : "").append(":\n\n");
    }
    for (Line line : lines.stream().limit(MOST_LINES).toList()) {
      text.append("- ").append(MarkdownSafe.code(line.name(), 60)).append(": ");
      text.append(String.join("; ", facts(line, known))).append('\n');
    }
    if (lines.size() > MOST_LINES) {
      text.append("- and ").append(lines.size() - MOST_LINES).append(" more\n");
    }
    if (!elsewhere.isEmpty()) {
      text.append(text.isEmpty() ? "" : "\n")
          .append("The same failure is reported for ")
          .append(codes(elsewhere))
          .append(".\n");
    }
    return text.toString();
  }

  private static List<String> facts(Line line, boolean known) {
    List<String> facts = new ArrayList<>();
    facts.add(line.failing() ? "its build fails here" : "named here");
    if (!line.needs().isEmpty()) {
      facts.add("needs " + codes(line.needs()));
    }
    if (known) {
      facts.add(
          line.neededBy() + (line.neededBy() == 1 ? " package needs it" : " packages need it"));
    }
    if (!line.keptBack().isEmpty()) {
      facts.add("kept from OCaml 5 by " + codes(line.keptBack()));
    }
    line.builds().stream()
        .limit(MOST_NAMES)
        .forEach(
            one ->
                facts.add(
                    MarkdownSafe.code(one.release(), 80)
                        + " fails on OCaml "
                        + MarkdownSafe.code(one.compiler(), 60)
                        + " since "
                        + one.day()));
    if (line.home() != null) {
      facts.add("reports go to " + MarkdownSafe.code(line.home(), 140));
    }
    return facts;
  }

  private static String codes(List<String> names) {
    return names.stream()
            .limit(MOST_NAMES)
            .map(name -> MarkdownSafe.code(name, 80))
            .collect(Collectors.joining(", "))
        + (names.size() > MOST_NAMES ? ", …" : "");
  }
}
