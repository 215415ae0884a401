package dev.bactrian.github;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;

/**
 * An issue, or a pull request: GitHub counts those as issues too.
 *
 * @param id database id, which {@code duplicate_issue_id} and relations want
 * @param nodeId GraphQL's id
 * @param body Markdown; never null
 * @param state {@code open} or {@code closed}; follows from {@code closedAt} where it isn't said
 * @param stateReason {@code completed}, {@code not_planned}, {@code duplicate}, {@code reopened} or
 *     null
 * @param user who posted it; GitHub's ghost if the account is gone
 * @param pullRequest null unless it is one; ask {@link #isPullRequest}
 * @param viaApp null unless an App posted it
 * @param comments how many
 */
public record Issue(
    long id,
    String nodeId,
    int number,
    String title,
    String body,
    String state,
    String stateReason,
    Boolean locked,
    User user,
    List<Label> labels,
    Instant createdAt,
    Instant updatedAt,
    Instant closedAt,
    JsonNode pullRequest,
    @JsonProperty("performed_via_github_app") ViaApp viaApp,
    Integer comments) {

  public Issue {
    Json.required(title, "title");
    Json.required(createdAt, "created_at");
    // GitHub's published examples of "pinned" and "unpinned" don't say it.
    state = state != null ? state : closedAt == null ? "open" : "closed";
    body = body == null ? "" : body;
    user = user == null ? User.GHOST : user;
    labels = labels == null ? List.of() : List.copyOf(labels);
    locked = locked != null && locked;
  }

  @JsonIgnore
  public boolean isPullRequest() {
    return pullRequest != null && !pullRequest.isNull();
  }

  @JsonIgnore
  public boolean isOpen() {
    return state.equals("open");
  }

  /** Without the text, which may be private. */
  @Override
  public String toString() {
    return "issue #" + number + " (" + id + ")";
  }
}
