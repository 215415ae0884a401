package dev.bactrian.comment;

import dev.bactrian.config.RepositoryConfig;
import dev.bactrian.github.GitHubApi;
import dev.bactrian.github.GitHubException;
import dev.bactrian.github.Issue;
import dev.bactrian.github.RepositoryRef;

/**
 * What is changed of issues themselves because a person commanded it: closing, opening again,
 * GitHub's own relations. Throws {@link GitHubException}. Thread-safe.
 */
public final class IssueEdits {

  private final GitHubApi github;
  private final WriteGate gate;

  public IssueEdits(GitHubApi github, WriteGate gate) {
    this.github = github;
    this.gate = gate;
  }

  /** GitHub's own relations between two issues; they say the same as a link of ours. */
  public enum Relation {
    /** The second must be done before the first. */
    BLOCKED_BY,
    /** The first is a sub-issue of the second. */
    PART_OF
  }

  /** Closes an issue as a duplicate, with GitHub's own link to the other where it takes that. */
  public boolean close(
      RepositoryRef repository, Issue duplicate, Issue canonical, RepositoryConfig config) {
    if (!mayWrite(repository, config)) {
      return false;
    }
    github.duplicates().close(repository, duplicate, canonical);
    return true;
  }

  /** Opens a duplicate again and takes GitHub's own link to the other away, if it has one. */
  public boolean reopen(
      RepositoryRef repository, Issue duplicate, Issue canonical, RepositoryConfig config) {
    if (!mayWrite(repository, config)) {
      return false;
    }
    if (canonical != null && duplicate.nodeId() != null && canonical.nodeId() != null) {
      try {
        github.duplicates().unmark(repository, duplicate.nodeId(), canonical.nodeId());
      } catch (GitHubException e) {
        // It was closed without that link: nothing to take away.
        passOn(e);
      }
    }
    github.issues().reopen(repository, duplicate.number());
    return true;
  }

  /**
   * Makes GitHub's own relation, unless it is there already; false where this server or these two
   * issues don't take it.
   */
  public boolean relate(
      Relation relation,
      RepositoryRef repository,
      Issue one,
      Issue other,
      RepositoryConfig config) {
    try {
      if (isRelated(relation, repository, one, other)) {
        return true;
      }
      if (!mayWrite(repository, config)) {
        return false;
      }
      switch (relation) {
        case BLOCKED_BY -> github.relations().addBlocker(repository, one.number(), other.id());
        case PART_OF -> github.relations().addSubIssue(repository, other.number(), one.id());
      }
      return true;
    } catch (GitHubException e) {
      passOn(e);
      return false;
    }
  }

  private boolean isRelated(Relation relation, RepositoryRef repository, Issue one, Issue other) {
    return switch (relation) {
      case BLOCKED_BY ->
          github.relations().blockers(repository, one.number()).stream()
              .anyMatch(known -> known.id() == other.id());
      case PART_OF ->
          github.relations().subIssues(repository, other.number()).stream()
              .anyMatch(known -> known.id() == one.id());
    };
  }

  /** Takes GitHub's own relation back; nothing happens if it is gone. */
  public void unrelate(
      Relation relation,
      RepositoryRef repository,
      Issue one,
      Issue other,
      RepositoryConfig config) {
    if (!mayWrite(repository, config)) {
      return;
    }
    try {
      switch (relation) {
        case BLOCKED_BY -> github.relations().removeBlocker(repository, one.number(), other.id());
        case PART_OF -> github.relations().removeSubIssue(repository, other.number(), one.id());
      }
    } catch (GitHubException e) {
      passOn(e);
    }
  }

  /** Takes a label off that a command had put on. */
  public void unlabel(RepositoryRef repository, int issue, String label, RepositoryConfig config) {
    if (mayWrite(repository, config)) {
      github.labels().remove(repository, issue, label);
    }
  }

  private boolean mayWrite(RepositoryRef repository, RepositoryConfig config) {
    return gate.isOpen(config) && gate.pass(repository);
  }

  /** A refusal is an answer; everything else is worth another try. */
  private static void passOn(GitHubException e) {
    switch (e.kind()) {
      case INVALID, FORBIDDEN, NOT_FOUND -> {
        // GitHub said no.
      }
      case UNAUTHORIZED, RATE_LIMITED, UNAVAILABLE, MALFORMED -> throw e;
    }
  }
}
