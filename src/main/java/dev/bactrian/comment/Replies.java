package dev.bactrian.comment;

import dev.bactrian.config.RepositoryConfig;
import dev.bactrian.github.GitHubApi;
import dev.bactrian.github.IssueComment;
import dev.bactrian.github.Reaction;
import dev.bactrian.github.RepositoryRef;
import dev.bactrian.store.IssueKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is said to a person who commanded something: an answer, a reaction. An answer carries the id
 * of the comment and which of its commands it answers, and is looked for before it is written: a
 * second delivery answers nothing twice, and a command that an edit adds gets its own. Throws
 * {@link dev.bactrian.github.GitHubException}. Thread-safe.
 */
public final class Replies {

  private final GitHubApi github;
  private final WriteGate gate;
  private final Naming naming;
  private final long app;

  /**
   * @param naming told what each answer says
   * @param app our App's id
   */
  public Replies(GitHubApi github, WriteGate gate, Naming naming, long app) {
    this.github = github;
    this.gate = gate;
    this.naming = naming;
    this.app = app;
  }

  /** True if commands can be carried out here now: nothing is done that can't be acknowledged. */
  public boolean mayWrite(RepositoryConfig config) {
    return gate.isOpen(config);
  }

  /** When there is room again for all the writes of a command; empty if there is now. */
  public Optional<Instant> busyUntil(RepositoryRef repository) {
    return gate.busyUntil(repository);
  }

  /**
   * Answers the comment, once.
   *
   * @param lines the commands that are answered
   */
  public void answer(
      RepositoryRef repository,
      int issue,
      long comment,
      List<String> lines,
      RepositoryConfig config,
      String text) {
    if (!gate.isOpen(config)) {
      return;
    }
    String which = Draft.hashOf(String.join("\n", lines)).substring(0, 8);
    String marker = "<!-- bactrian:answer v1 " + comment + " " + which + " -->";
    Optional<IssueComment> answer =
        github.comments().listBy(repository, issue, app).stream()
            .filter(one -> one.body().startsWith(marker))
            .findFirst();
    if (answer.isEmpty() && gate.pass(repository)) {
      answer =
          Optional.of(github.comments().create(repository, issue, marker + "\n" + text + "\n"));
    }
    IssueKey place = new IssueKey(repository.id(), issue);
    answer.ifPresent(one -> naming.said(place, one.id(), one.body()));
  }

  /** A reaction notifies nobody. */
  public void react(
      RepositoryRef repository, long comment, RepositoryConfig config, Reaction reaction) {
    if (gate.isOpen(config) && gate.pass(repository)) {
      github.comments().react(repository, comment, reaction);
    }
  }
}
