package dev.bactrian.github;

import java.util.List;

/**
 * A check run: what an App says of a commit.
 *
 * @param conclusion {@code success}, {@code failure}, ...; null while it runs
 * @param detailsUrl the App's own page, or null
 * @param app whose it is, or null
 * @param checkSuite null if not said
 * @param pullRequests that it belongs to
 */
public record CheckRun(
    long id,
    String name,
    String headSha,
    String conclusion,
    String detailsUrl,
    Output output,
    App app,
    Suite checkSuite,
    List<PullRequest> pullRequests) {

  public CheckRun {
    pullRequests = pullRequests == null ? List.of() : List.copyOf(pullRequests);
  }

  /** What it says, in Markdown; either may be null. */
  public record Output(String summary, String text) {}

  /** Who says it. */
  public record App(String slug) {}

  /**
   * Where it belongs.
   *
   * @param headBranch null where the branch is a fork's
   */
  public record Suite(String headBranch) {}

  /** One that the commit is the head of. */
  public record PullRequest(long number) {}

  /** All that it says, one below the other; empty if it says nothing. */
  public String words() {
    if (output == null) {
      return "";
    }
    return (output.summary() == null ? "" : output.summary() + "\n")
        + (output.text() == null ? "" : output.text());
  }
}
