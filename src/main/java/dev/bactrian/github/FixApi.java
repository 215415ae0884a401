package dev.bactrian.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/** How an issue came to be closed. Thread-safe. */
public final class FixApi {

  private static final String CLOSING =
      """
      query($id: ID!) {
        node(id: $id) {
          ... on Issue {
            milestone { title }
            timelineItems(last: 1, itemTypes: [CLOSED_EVENT]) {
              nodes {
                ... on ClosedEvent {
                  closer {
                    __typename
                    ... on PullRequest {
                      number merged milestone { title } repository { databaseId }
                    }
                    ... on Commit { abbreviatedOid repository { databaseId } }
                  }
                }
              }
            }
          }
        }
      }
      """;

  private final Calls calls;

  FixApi(Calls calls) {
    this.calls = calls;
  }

  /**
   * What GitHub shows about the closing.
   *
   * @param milestone of the change that closed it, else of the issue; null if there is none
   * @param change the merged pull request of the same repository that closed it, or null
   * @param commit the commit of the same repository that closed it, or null
   */
  public record Closing(String milestone, Integer change, String commit) {}

  /** The last closing; throws {@link GitHubException}. */
  public Closing closing(RepositoryRef repository, String nodeId) {
    JsonNode issue = calls.graphql(repository, CLOSING, Map.of("id", nodeId)).path("node");
    JsonNode closer = issue.path("timelineItems").path("nodes").path(0).path("closer");
    // One elsewhere may be hidden from those who read here.
    boolean here = closer.path("repository").path("databaseId").asLong() == repository.id();
    String type = here ? closer.path("__typename").asText() : "";
    boolean merged = type.equals("PullRequest") && closer.path("merged").asBoolean();
    Optional<String> planned = merged ? title(closer).or(() -> title(issue)) : title(issue);
    return new Closing(
        planned.orElse(null),
        merged ? closer.path("number").asInt() : null,
        type.equals("Commit") ? closer.path("abbreviatedOid").asText(null) : null);
  }

  private static Optional<String> title(JsonNode planned) {
    return Optional.ofNullable(planned.path("milestone").path("title").asText(null));
  }
}
