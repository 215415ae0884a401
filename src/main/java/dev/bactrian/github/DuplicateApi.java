package dev.bactrian.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bactrian.github.GitHubException.Kind;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * GitHub's own way to say that one issue repeats another. All calls throw {@link GitHubException}.
 */
public final class DuplicateApi {

  private static final String CLOSE =
      """
      mutation($issue: ID!, $canonical: ID!) {
        closeIssue(
            input: {issueId: $issue, stateReason: DUPLICATE, duplicateIssueId: $canonical}) {
          issue { number }
        }
      }
      """;

  private static final String UNMARK =
      """
      mutation($canonical: ID!, $duplicate: ID!) {
        unmarkIssueAsDuplicate(input: {canonicalId: $canonical, duplicateId: $duplicate}) {
          duplicate { __typename }
        }
      }
      """;

  private static final String CANONICAL =
      """
      query($id: ID!) {
        node(id: $id) {
          ... on Issue {
            timelineItems(
                last: 20, itemTypes: [MARKED_AS_DUPLICATE_EVENT, UNMARKED_AS_DUPLICATE_EVENT]) {
              nodes {
                __typename
                ... on MarkedAsDuplicateEvent {
                  canonical {
                    ... on Issue { number repository { databaseId nameWithOwner isPrivate } }
                  }
                }
              }
            }
          }
        }
      }
      """;

  private final Calls calls;

  DuplicateApi(Calls calls) {
    this.calls = calls;
  }

  /** What became of a duplicate. */
  public enum Outcome {
    /** Closed, and GitHub shows which issue it repeats. */
    LINKED,
    /** Closed as a duplicate; which issue it repeats is said in words only. */
    CLOSED
  }

  /**
   * An issue somewhere.
   *
   * @param repository database id
   */
  public record Target(long repository, String fullName, boolean isPrivate, int number) {}

  /** Closes an issue as the duplicate of another one; where GraphQL refuses, by REST. */
  public Outcome close(RepositoryRef repository, Issue duplicate, Issue canonical) {
    try {
      calls.graphql(
          repository, CLOSE, Map.of("issue", duplicate.nodeId(), "canonical", canonical.nodeId()));
      return Outcome.LINKED;
    } catch (GitHubException e) {
      if (!isRefusal(e)) {
        throw e;
      }
    }
    try {
      patch(repository, duplicate, canonical.id());
      return Outcome.LINKED;
    } catch (GitHubException e) {
      if (e.kind() != Kind.INVALID) {
        throw e;
      }
    }
    patch(repository, duplicate, null);
    return Outcome.CLOSED;
  }

  /** Takes the link back; the issue stays as it is. */
  public void unmark(RepositoryRef repository, String duplicateNodeId, String canonicalNodeId) {
    calls.graphql(
        repository, UNMARK, Map.of("canonical", canonicalNodeId, "duplicate", duplicateNodeId));
  }

  /** The issue that this one is marked as a duplicate of, if it is and we may see it. */
  public Optional<Target> canonicalOf(RepositoryRef repository, String nodeId) {
    JsonNode events = events(repository, nodeId);
    Optional<Target> target = Optional.empty();
    for (JsonNode event : events) {
      boolean marked = event.path("__typename").asText().equals("MarkedAsDuplicateEvent");
      target = marked ? target(event.path("canonical")) : Optional.empty();
    }
    return target;
  }

  /** True if it was marked as a duplicate, and people undid that. */
  public boolean isUnmarked(RepositoryRef repository, String nodeId) {
    JsonNode events = events(repository, nodeId);
    return events
        .path(events.size() - 1)
        .path("__typename")
        .asText()
        .equals("UnmarkedAsDuplicateEvent");
  }

  private JsonNode events(RepositoryRef repository, String nodeId) {
    return calls
        .graphql(repository, CANONICAL, Map.of("id", nodeId))
        .path("node")
        .path("timelineItems")
        .path("nodes");
  }

  private void patch(RepositoryRef repository, Issue duplicate, Long canonical) {
    Map<String, Object> body = new HashMap<>();
    body.put("state", "closed");
    body.put("state_reason", "duplicate");
    if (canonical != null) {
      body.put("duplicate_issue_id", canonical);
    }
    calls.send("PATCH", repository, Access.ISSUES, "/issues/" + duplicate.number(), body);
  }

  private static boolean isRefusal(GitHubException e) {
    return switch (e.kind()) {
      case INVALID, FORBIDDEN, NOT_FOUND -> true;
      case UNAUTHORIZED, LOCKED, NOT_INSTALLED, RATE_LIMITED, UNAVAILABLE, MALFORMED -> false;
    };
  }

  private static Optional<Target> target(JsonNode issue) {
    JsonNode repository = issue.path("repository");
    if (!issue.path("number").isInt() || !repository.path("databaseId").canConvertToLong()) {
      return Optional.empty();
    }
    return Optional.of(
        new Target(
            repository.path("databaseId").asLong(),
            repository.path("nameWithOwner").asText(),
            repository.path("isPrivate").asBoolean(true),
            issue.path("number").asInt()));
  }
}
