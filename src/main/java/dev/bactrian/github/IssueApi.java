package dev.bactrian.github;

import com.fasterxml.jackson.core.type.TypeReference;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Issues: read, opened and closed. All calls throw {@link GitHubException}. Thread-safe. */
public final class IssueApi {

  private static final TypeReference<List<Issue>> ISSUES = new TypeReference<>() {};

  private final Calls calls;

  IssueApi(Calls calls) {
    this.calls = calls;
  }

  /** One issue; nothing if it is deleted, moved away, or hidden. */
  public Optional<Issue> find(RepositoryRef repository, int number) {
    try {
      return Optional.of(calls.get(repository, Access.ISSUES, path(number)).as(Issue.class));
    } catch (GitHubException e) {
      if (e.kind() == GitHubException.Kind.NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /**
   * A page of all issues, open and closed, pull requests among them, newest first.
   *
   * @param cursor {@link Page#next} of the page before; null for the first
   */
  public Page<Issue> newestFirst(RepositoryRef repository, String cursor) {
    return calls.page(
        repository, "/issues?state=all&sort=created&direction=desc&per_page=100", cursor, ISSUES);
  }

  /** A page of what changed at or after a moment, the longest unchanged first. */
  public Page<Issue> changedSince(RepositoryRef repository, Instant since, String cursor) {
    String moment =
        URLEncoder.encode(since.truncatedTo(ChronoUnit.SECONDS).toString(), StandardCharsets.UTF_8);
    return calls.page(
        repository,
        "/issues?state=all&sort=updated&direction=asc&per_page=100&since=" + moment,
        cursor,
        ISSUES);
  }

  /** Opens it again. */
  public void reopen(RepositoryRef repository, int number) {
    calls.send(
        "PATCH",
        repository,
        Access.ISSUES,
        path(number),
        Map.of("state", "open", "state_reason", "reopened"));
  }

  /** Posts a new issue; a write whose outcome may stay unknown. */
  public Issue create(RepositoryRef repository, String title, String body) {
    return calls
        .send("POST", repository, Access.ISSUES, "/issues", Map.of("title", title, "body", body))
        .as(Issue.class);
  }

  private static String path(int number) {
    return "/issues/" + number;
  }
}
