package dev.bactrian.github;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** What GitHub tells us in a webhook: only the events and fields that are used here. */
public sealed interface Event {

  /** What happened, such as {@code opened}; new ones appear at any time. */
  String action();

  /** Who did it. */
  User sender();

  /** The installation that was told; null from a webhook that isn't an App's. */
  Installation installation();

  /** The installation's id; 0 if there is none. */
  default long installationId() {
    return installation() == null ? 0 : installation().id();
  }

  /** True if a bot did it: then it is no command, whatever it says. */
  default boolean isByBot() {
    return sender() != null && sender().isBot();
  }

  /** {@code issues}. */
  record IssueEvent(
      String action,
      Issue issue,
      Changes changes,
      Label label,
      Repository repository,
      Installation installation,
      User sender)
      implements Event {

    public IssueEvent {
      Json.required(action, "action");
      Json.required(issue, "issue");
      Json.required(repository, "repository");
      changes = changes == null ? Changes.NONE : changes;
    }
  }

  /** {@code issue_comment}. */
  record IssueCommentEvent(
      String action,
      Issue issue,
      IssueComment comment,
      Changes changes,
      Repository repository,
      Installation installation,
      User sender)
      implements Event {

    public IssueCommentEvent {
      Json.required(action, "action");
      Json.required(issue, "issue");
      Json.required(comment, "comment");
      Json.required(repository, "repository");
      changes = changes == null ? Changes.NONE : changes;
    }
  }

  /** {@code installation}; repositories only when created. */
  record InstallationEvent(
      String action, Installation installation, List<Repository> repositories, User sender)
      implements Event {

    public InstallationEvent {
      Json.required(action, "action");
      Json.required(installation, "installation");
      repositories = repositories == null ? List.of() : List.copyOf(repositories);
    }
  }

  /** {@code installation_repositories}. */
  record InstallationRepositoriesEvent(
      String action,
      Installation installation,
      @JsonProperty("repositories_added") List<Repository> added,
      @JsonProperty("repositories_removed") List<Repository> removed,
      User sender)
      implements Event {

    public InstallationRepositoriesEvent {
      Json.required(action, "action");
      Json.required(installation, "installation");
      added = added == null ? List.of() : List.copyOf(added);
      removed = removed == null ? List.of() : List.copyOf(removed);
    }
  }

  /** {@code repository}: renamed, privatized, publicized, archived, transferred, deleted, ... */
  record RepositoryEvent(
      String action, Repository repository, Installation installation, User sender)
      implements Event {

    public RepositoryEvent {
      Json.required(action, "action");
      Json.required(repository, "repository");
    }
  }

  /** {@code workflow_run}. */
  record WorkflowRunEvent(
      String action,
      WorkflowRun workflowRun,
      Repository repository,
      Installation installation,
      User sender)
      implements Event {

    public WorkflowRunEvent {
      Json.required(action, "action");
      Json.required(workflowRun, "workflow_run");
      Json.required(repository, "repository");
    }
  }

  /** {@code check_run}. */
  record CheckRunEvent(
      String action,
      CheckRun checkRun,
      Repository repository,
      Installation installation,
      User sender)
      implements Event {

    public CheckRunEvent {
      Json.required(action, "action");
      Json.required(checkRun, "check_run");
      Json.required(repository, "repository");
    }
  }

  /**
   * {@code status}: the word of a CI that knows no check runs. It has no action but its state.
   *
   * @param context name of the CI
   * @param targetUrl the CI's own page, or null
   * @param branches that hold the commit, ten at most
   */
  record StatusEvent(
      long id,
      String sha,
      String context,
      String state,
      String targetUrl,
      List<Branch> branches,
      Repository repository,
      Installation installation,
      User sender)
      implements Event {

    public StatusEvent {
      Json.required(sha, "sha");
      Json.required(state, "state");
      Json.required(repository, "repository");
      branches = branches == null ? List.of() : List.copyOf(branches);
    }

    @Override
    public String action() {
      return state;
    }

    /** By its name. */
    public record Branch(String name) {}
  }
}
