package dev.bactrian.comment;

import java.util.List;

/** What is said of failing builds under a report that covers them. Pure and thread-safe. */
public final class BuildRemarks {

  /** The hidden first line of the remark that is edited in place. */
  public static final String MARKER = "<!-- bactrian:builds v1 -->";

  private BuildRemarks() {}

  /** One cause that a report covers. */
  public record Covered(String culprit, String compiler, String run, List<String> packages) {
    public Covered {
      packages = List.copyOf(packages);
    }
  }

  /** The remark: one line a cause, with the packages concerned. */
  public static String covered(List<Covered> causes) {
    StringBuilder text = new StringBuilder(MARKER).append('\n');
    for (Covered one : causes) {
      text.append("- ")
          .append(MarkdownSafe.code(one.culprit(), 100))
          .append(" fails with this on OCaml ")
          .append(MarkdownSafe.code(one.compiler(), 60))
          .append(" (run ")
          .append(MarkdownSafe.code(one.run(), 120))
          .append("): ")
          .append(one.packages().size())
          .append(one.packages().size() == 1 ? " package, " : " packages, ")
          .append(BuildReport.names(one.packages()))
          .append('\n');
    }
    return text.toString();
  }

  /** The cause's builds are green again. */
  public static String green(String compiler, String run, int packages) {
    return "The builds on OCaml "
        + MarkdownSafe.code(compiler, 60)
        + " that failed with this are green since run "
        + MarkdownSafe.code(run, 120)
        + " ("
        + packages
        + (packages == 1 ? " package" : " packages")
        + "). If that was the fix, this can be closed.";
  }

  /** The cause is back after it had gone. */
  public static String back(String compiler, String run, List<String> packages) {
    return "Regression: the builds on OCaml "
        + MarkdownSafe.code(compiler, 60)
        + " had turned green and fail with this again since run "
        + MarkdownSafe.code(run, 120)
        + ": "
        + BuildReport.names(packages)
        + ".";
  }
}
