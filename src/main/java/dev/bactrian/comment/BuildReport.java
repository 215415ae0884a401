package dev.bactrian.comment;

import java.util.List;

/**
 * The report that a failing build would get, as a draft that a person may file. Pure and
 * thread-safe.
 */
public final class BuildReport {

  private static final int NAMED = 20;

  private BuildReport() {}

  /**
   * What it says.
   *
   * @param culprit the package whose own build failed
   * @param version {@code name.version} of it
   * @param stock name of the compiler on which it works
   * @param variant name of the compiler on which it fails
   * @param message the failure in one line
   * @param fault whose fault we think it is, and why, in words
   * @param excerpt lines of the log
   * @param packages all that it concerns
   * @param firstBad the run in which it was seen first
   * @param lastGood the run before that, or null
   * @param dockerfile that shows it, or null
   * @param commands that show it; empty if there are none
   */
  public record Facts(
      String culprit,
      String version,
      String stock,
      String variant,
      String message,
      String fault,
      List<String> excerpt,
      List<String> packages,
      String firstBad,
      String lastGood,
      String dockerfile,
      List<String> commands) {
    public Facts {
      excerpt = List.copyOf(excerpt);
      packages = List.copyOf(packages);
      commands = List.copyOf(commands);
    }
  }

  /** The hidden first line by which the report of a cause is found again. */
  public static String marker(String cause) {
    return "<!-- bactrian:cause v1 " + Draft.hashOf(cause) + " -->";
  }

  /** By which people name a cause in a command. */
  public static String shortId(String cause) {
    return Draft.hashOf(cause).substring(0, 8);
  }

  /** The title: who fails where with what. */
  public static String title(Facts facts) {
    return PlainText.line(
        facts.culprit() + " fails on OCaml " + facts.variant() + ": " + facts.message(), 120);
  }

  /** The text, marker included. */
  public static String body(String cause, Facts facts) {
    StringBuilder body = new StringBuilder();
    body.append(marker(cause)).append('\n');
    body.append(MarkdownSafe.code(facts.version(), 120))
        .append(" builds on OCaml ")
        .append(MarkdownSafe.code(facts.stock(), 60))
        .append(" and fails on ")
        .append(MarkdownSafe.code(facts.variant(), 60))
        .append(":\n\n");
    body.append(
        MarkdownSafe.block(
            facts.excerpt().isEmpty() ? facts.message() : String.join("\n", facts.excerpt()),
            30,
            200,
            0));
    body.append("\nWhy we think it is here: ").append(MarkdownSafe.text(facts.fault(), 200));
    body.append(".\n\n");
    body.append("**Packages concerned:** ").append(facts.packages().size()).append(". ");
    body.append(names(facts.packages())).append("\n\n");
    body.append("**First bad run:** ").append(MarkdownSafe.code(facts.firstBad(), 120));
    if (facts.lastGood() != null) {
      body.append("; the run before was ")
          .append(MarkdownSafe.code(facts.lastGood(), 120))
          .append(", so what changed between the two commits named in them is suspected");
    }
    body.append(".\n\n");
    if (!facts.commands().isEmpty()) {
      body.append("To see it:\n\n");
      body.append(fence("sh", String.join("\n", facts.commands())));
    }
    if (facts.dockerfile() != null) {
      body.append("\n<details><summary>As a Dockerfile</summary>\n\n");
      body.append(fence("Dockerfile", facts.dockerfile().strip()));
      body.append("\n</details>\n");
    }
    return body.toString();
  }

  /** Our own text: it holds no fence. */
  private static String fence(String language, String text) {
    return "```" + language + "\n" + text + "\n```\n";
  }

  static String names(List<String> packages) {
    StringBuilder names = new StringBuilder();
    for (String name : packages.subList(0, Math.min(NAMED, packages.size()))) {
      names.append(names.isEmpty() ? "" : ", ").append(MarkdownSafe.code(name, 100));
    }
    int more = packages.size() - NAMED;
    return more > 0 ? names + " and " + more + " more" : names.toString();
  }
}
