package dev.bactrian.comment;

import dev.bactrian.config.Mode;
import dev.bactrian.config.RepositoryConfig;
import dev.bactrian.github.GitHubApi;
import dev.bactrian.github.Issue;
import dev.bactrian.github.Reaction;
import dev.bactrian.github.RepositoryRef;

/**
 * What is written to GitHub because a person commanded it: answers, reactions, closing and opening
 * again. An answer carries the id of the comment it answers and is looked for before it is written:
 * a second delivery answers nothing twice. Throws {@link dev.bactrian.github.GitHubException}.
 * Thread-safe.
 */
public final class Replies {

  private final GitHubApi github;
  private final WriteGate gate;
  private final long app;

  public Replies(GitHubApi github, WriteGate gate, long app) {
    this.github = github;
    this.gate = gate;
    this.app = app;
  }

  /** Answers the comment, once. */
  public void answer(
      RepositoryRef repository, int issue, long comment, RepositoryConfig config, String text) {
    if (!gate.isOpen(config)) {
      return;
    }
    String marker = "<!-- bactrian:answer v1 " + comment + " -->";
    boolean answered =
        github.comments().listBy(repository, issue, app).stream()
            .anyMatch(one -> one.body().startsWith(marker));
    if (!answered && gate.pass(repository)) {
      github.comments().create(repository, issue, marker + "\n" + text + "\n");
    }
  }

  /** A reaction notifies nobody. */
  public void react(
      RepositoryRef repository, long comment, RepositoryConfig config, Reaction reaction) {
    if (gate.isOpen(config) && gate.pass(repository)) {
      github.comments().react(repository, comment, reaction);
    }
  }

  /** Closes the issue as a duplicate, where the repository's file allows it; false if not. */
  public boolean close(
      RepositoryRef repository, Issue duplicate, Issue canonical, RepositoryConfig config) {
    if (config.mode() != Mode.CLOSE_ON_COMMAND || !gate.isOpen(config) || !gate.pass(repository)) {
      return false;
    }
    github.duplicates().close(repository, duplicate, canonical);
    return true;
  }

  /** Opens the issue again. */
  public void reopen(RepositoryRef repository, int issue, RepositoryConfig config) {
    if (gate.isOpen(config) && gate.pass(repository)) {
      github.issues().reopen(repository, issue);
    }
  }
}
