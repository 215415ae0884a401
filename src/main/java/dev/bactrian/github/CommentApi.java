package dev.bactrian.github;

import com.fasterxml.jackson.core.type.TypeReference;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Comments and reactions. All calls throw {@link GitHubException}; after one that says {@link
 * GitHubException#outcomeUnknown} look for the effect before trying again. Thread-safe.
 */
public final class CommentApi {

  private static final TypeReference<List<IssueComment>> COMMENTS = new TypeReference<>() {};

  private static final TypeReference<List<ReactionBy>> REACTIONS = new TypeReference<>() {};

  private static final String MINIMIZE =
      """
      mutation($id: ID!, $classifier: ReportedContentClassifiers!) {
        minimizeComment(input: {subjectId: $id, classifier: $classifier}) {
          minimizedComment { isMinimized }
        }
      }
      """;

  private static final String UNMINIMIZE =
      """
      mutation($id: ID!) {
        unminimizeComment(input: {subjectId: $id}) {
          unminimizedComment { isMinimized }
        }
      }
      """;

  private final Calls calls;

  CommentApi(Calls calls) {
    this.calls = calls;
  }

  /**
   * A reaction.
   *
   * @param user who reacted; GitHub's ghost if the account is gone
   */
  public record ReactionBy(User user, Instant createdAt) {
    public ReactionBy {
      Json.required(createdAt, "created_at");
      user = user == null ? User.GHOST : user;
    }
  }

  /** Why a comment is folded away. */
  public enum Classifier {
    OUTDATED,
    RESOLVED
  }

  /** All comments of an issue, oldest first. */
  public List<IssueComment> list(RepositoryRef repository, int issue) {
    return calls.all(repository, "/issues/" + issue + "/comments?per_page=100", COMMENTS);
  }

  /** Those of them that an App posted. */
  public List<IssueComment> listBy(RepositoryRef repository, int issue, long app) {
    return list(repository, issue).stream().filter(comment -> comment.isBy(app)).toList();
  }

  /** One comment; nothing if it is deleted. */
  public Optional<IssueComment> find(RepositoryRef repository, long id) {
    try {
      return Optional.of(calls.get(repository, Access.ISSUES, path(id)).as(IssueComment.class));
    } catch (GitHubException e) {
      if (e.kind() == GitHubException.Kind.NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** A page of the comments of all issues of a repository, oldest first. */
  public Page<IssueCommentOf> ofRepository(RepositoryRef repository, String cursor) {
    Page<JsonComment> page =
        calls.page(
            repository,
            "/issues/comments?sort=created&direction=asc&per_page=100",
            cursor,
            new TypeReference<List<JsonComment>>() {});
    return new Page<>(page.items().stream().map(JsonComment::read).toList(), page.next());
  }

  /** Posts a comment. */
  public IssueComment create(RepositoryRef repository, int issue, String body) {
    return calls
        .send(
            "POST",
            repository,
            Access.ISSUES,
            "/issues/" + issue + "/comments",
            Map.of("body", body))
        .as(IssueComment.class);
  }

  /** Changes the text; readers can see the text before. */
  public IssueComment edit(RepositoryRef repository, long id, String body) {
    return calls
        .send("PATCH", repository, Access.ISSUES, path(id), Map.of("body", body))
        .as(IssueComment.class);
  }

  /** Removes it, history and all; no failure if it is gone already. */
  public void delete(RepositoryRef repository, long id) {
    try {
      calls.send("DELETE", repository, Access.ISSUES, path(id), null);
    } catch (GitHubException e) {
      if (e.kind() != GitHubException.Kind.NOT_FOUND) {
        throw e;
      }
    }
  }

  /** Folds it away. */
  public void minimize(RepositoryRef repository, String nodeId, Classifier classifier) {
    calls.graphql(repository, MINIMIZE, Map.of("id", nodeId, "classifier", classifier.name()));
  }

  /** Shows it again. */
  public void unminimize(RepositoryRef repository, String nodeId) {
    calls.graphql(repository, UNMINIMIZE, Map.of("id", nodeId));
  }

  /**
   * Reacts to a comment; the same reaction twice is one.
   *
   * @return the reaction's id
   */
  public long react(RepositoryRef repository, long comment, Reaction reaction) {
    return reaction(repository, path(comment), reaction);
  }

  /** Reacts to an issue. */
  public long reactToIssue(RepositoryRef repository, int issue, Reaction reaction) {
    return reaction(repository, "/issues/" + issue, reaction);
  }

  /** Who reacted to a comment so. */
  public List<ReactionBy> reactions(RepositoryRef repository, long comment, Reaction reaction) {
    String content = URLEncoder.encode(reaction.content(), StandardCharsets.UTF_8);
    return calls.all(
        repository, path(comment) + "/reactions?per_page=100&content=" + content, REACTIONS);
  }

  /** Takes a reaction to a comment back. */
  public void unreact(RepositoryRef repository, long comment, long reaction) {
    calls.send("DELETE", repository, Access.ISSUES, path(comment) + "/reactions/" + reaction, null);
  }

  private long reaction(RepositoryRef repository, String path, Reaction reaction) {
    return calls
        .send(
            "POST",
            repository,
            Access.ISSUES,
            path + "/reactions",
            Map.of("content", reaction.content()))
        .json()
        .path("id")
        .asLong();
  }

  private static String path(long comment) {
    return "/issues/comments/" + comment;
  }

  /**
   * A comment and the issue it belongs to.
   *
   * @param issue the issue's number
   */
  public record IssueCommentOf(int issue, IssueComment comment) {}

  /** The repository's list names the issue only by the last part of its address. */
  private record JsonComment(
      @com.fasterxml.jackson.annotation.JsonUnwrapped IssueComment comment, String issueUrl) {

    private IssueCommentOf read() {
      String number = issueUrl.substring(issueUrl.lastIndexOf('/') + 1);
      return new IssueCommentOf(Integer.parseInt(number), comment);
    }
  }
}
