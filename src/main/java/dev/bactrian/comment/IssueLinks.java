package dev.bactrian.comment;

import java.net.URI;
import java.util.regex.Pattern;

/**
 * Names other reports. On github.com by a link through {@code redirect.github.com}, which leaves no
 * "mentioned this issue" behind on them (docs.github.com, "Avoiding backlinks"); elsewhere, where
 * that host doesn't exist, in plain code, which leaves none either. Thread-safe.
 */
public final class IssueLinks {

  private static final Pattern NAME =
      Pattern.compile("[A-Za-z0-9._-]{1,100}/[A-Za-z0-9._-]{1,100}");

  private static final Pattern PAGE = Pattern.compile("runs/\\d{1,19}|commit/[0-9a-f]{7,64}");
  private static final int NAME_CHARACTERS = 60;

  private final boolean redirect;

  /** For the server whose pages are under this address. */
  public IssueLinks(URI githubWeb) {
    this.redirect = "github.com".equals(githubWeb.getHost());
  }

  /**
   * The report's name, as a link where that leaves no trace.
   *
   * @throws IllegalArgumentException if the repository's name is not one
   */
  public String to(String repository, int number) {
    String name = name(repository, number);
    return redirect
        ? "[`%s`](https://redirect.github.com/%s/issues/%d)".formatted(name, repository, number)
        : "`" + name + "`";
  }

  /**
   * A run of GitHub Actions, by its number, as a link where that leaves no trace.
   *
   * @throws IllegalArgumentException if the repository's name is not one
   */
  public String toRun(String repository, long run) {
    if (!NAME.matcher(repository).matches()) {
      throw new IllegalArgumentException("not a repository's name");
    }
    return redirect
        ? "[run `%d`](https://redirect.github.com/%s/actions/runs/%d)"
            .formatted(run, repository, run)
        : "run `" + run + "`";
  }

  /** The text with another name wherever a report or a run of that repository is named. */
  static String renamed(String text, String before, String after) {
    return text.replace("`" + before + "#", "`" + after + "#")
        .replace("/duplicate " + before + "#", "/duplicate " + after + "#")
        .replace("/not-duplicate " + before + "#", "/not-duplicate " + after + "#")
        .replace(
            "//redirect.github.com/" + before + "/issues/",
            "//redirect.github.com/" + after + "/issues/")
        .replace(
            "//redirect.github.com/" + before + "/actions/",
            "//redirect.github.com/" + after + "/actions/")
        .replace(
            "//redirect.github.com/" + before + "/runs/",
            "//redirect.github.com/" + after + "/runs/")
        .replace(
            "//redirect.github.com/" + before + "/commit/",
            "//redirect.github.com/" + after + "/commit/")
        .replace("`" + before + "`", "`" + after + "`");
  }

  /**
   * A page of a repository, by a name for it, as a link where that leaves no trace.
   *
   * @param page {@code runs/N} of a check run or {@code commit/SHA}
   * @param name of the CI, as it may be anything
   * @throws IllegalArgumentException if the repository's name or the page is not one
   */
  public String toPage(String repository, String page, String name) {
    if (!NAME.matcher(repository).matches() || !PAGE.matcher(page).matches()) {
      throw new IllegalArgumentException("not a page of a repository");
    }
    String code = MarkdownSafe.code(name, NAME_CHARACTERS);
    return redirect
        ? "%s ([its page](https://redirect.github.com/%s/%s))".formatted(code, repository, page)
        : code;
  }

  /** {@code #N} from within the repository, else {@code owner/name#N}: what a command takes. */
  public static String argument(String from, String repository, int number) {
    return from.equals(repository) ? "#" + number : name(repository, number);
  }

  private static String name(String repository, int number) {
    if (!NAME.matcher(repository).matches()) {
      throw new IllegalArgumentException("not a repository's name");
    }
    return repository + "#" + number;
  }
}
