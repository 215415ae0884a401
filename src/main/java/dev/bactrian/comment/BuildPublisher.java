package dev.bactrian.comment;

import dev.bactrian.config.RepositoryConfig;
import dev.bactrian.github.GitHubApi;
import dev.bactrian.github.Issue;
import dev.bactrian.github.IssueComment;
import dev.bactrian.github.RepositoryRef;
import java.util.List;
import java.util.Optional;

/**
 * Writes what is to be said of failing builds: the one remark under a report, edited in place; what
 * is said once; and a new report, where a person commands it. Each is looked for before it is
 * written. Throws {@link dev.bactrian.github.GitHubException}. Thread-safe.
 */
public final class BuildPublisher {

  /** Pages of a tracker's newest issues in which a report of ours is looked for. */
  private static final int PAGES = 3;

  private final GitHubApi github;
  private final WriteGate gate;
  private final long app;

  /**
   * @param app our App's id; 0 where a person's token is used
   */
  public BuildPublisher(GitHubApi github, WriteGate gate, long app) {
    this.github = github;
    this.gate = gate;
    this.app = app;
  }

  /** Makes the remark under the report be this one; false if nothing may be written. */
  public boolean remark(
      RepositoryRef repository, int number, RepositoryConfig config, String text) {
    if (!gate.isOpen(config)) {
      return false;
    }
    Optional<IssueComment> there = ours(repository, number, BuildRemarks.MARKER);
    if (there.isPresent() && there.get().body().strip().equals(text.strip())) {
      return true;
    }
    if (!gate.pass(repository)) {
      return false;
    }
    if (there.isPresent()) {
      github.comments().edit(repository, there.get().id(), text);
    } else {
      github.comments().create(repository, number, text);
    }
    return true;
  }

  /**
   * Says something once.
   *
   * @param occasion that it is said at, as of which it is not said again
   */
  public boolean once(
      RepositoryRef repository, int number, RepositoryConfig config, String occasion, String text) {
    if (!gate.isOpen(config)) {
      return false;
    }
    String marker = "<!-- bactrian:once v1 " + Draft.hashOf(occasion) + " -->";
    if (ours(repository, number, marker).isPresent()) {
      return true;
    }
    if (!gate.pass(repository)) {
      return false;
    }
    github.comments().create(repository, number, marker + "\n" + text + "\n");
    return true;
  }

  /** Files a report, unless one with its marker is there; nothing if nothing may be written. */
  public Optional<Issue> file(
      RepositoryRef repository, RepositoryConfig config, String cause, String title, String body) {
    String marker = BuildReport.marker(cause);
    String cursor = null;
    for (int page = 0; page < PAGES; page++) {
      var issues = github.issues().newestFirst(repository, cursor);
      Optional<Issue> there =
          issues.items().stream()
              .filter(issue -> issue.body() != null && issue.body().startsWith(marker))
              .findFirst();
      if (there.isPresent()) {
        return there;
      }
      cursor = issues.next().orElse(null);
      if (cursor == null) {
        break;
      }
    }
    return gate.isOpen(config) && gate.pass(repository)
        ? Optional.of(github.issues().create(repository, title, body))
        : Optional.empty();
  }

  private Optional<IssueComment> ours(RepositoryRef repository, int number, String marker) {
    List<IssueComment> all = github.comments().listBy(repository, number, app);
    return all.stream().filter(one -> one.body().startsWith(marker)).findFirst();
  }
}
