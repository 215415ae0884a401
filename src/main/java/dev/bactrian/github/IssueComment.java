package dev.bactrian.github;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/**
 * A comment on an issue.
 *
 * @param body Markdown; never null
 * @param user who posted it; GitHub's ghost if the account is gone
 * @param authorAssociation what the author is to the repository, such as {@code MEMBER}, or null;
 *     not to be trusted with rights
 * @param viaApp null unless an App posted it
 */
public record IssueComment(
    long id,
    String nodeId,
    String body,
    User user,
    String authorAssociation,
    Instant createdAt,
    Instant updatedAt,
    @JsonProperty("performed_via_github_app") ViaApp viaApp) {

  public IssueComment {
    Json.required(createdAt, "created_at");
    body = body == null ? "" : body;
    user = user == null ? User.GHOST : user;
  }

  /** True if this App posted it. */
  public boolean isBy(long app) {
    return viaApp != null && viaApp.id() == app;
  }

  /** Without the text, which may be private. */
  @Override
  public String toString() {
    return "comment " + id;
  }
}
