package dev.bactrian.github;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;
import java.util.Map;

/**
 * GitHub's own relations short of a duplicate: sub-issues, and what blocks what. They name issues
 * by database id. All calls throw {@link GitHubException}. Thread-safe.
 */
public final class RelationApi {

  private static final TypeReference<List<Issue>> ISSUES = new TypeReference<>() {};

  private final Calls calls;

  RelationApi(Calls calls) {
    this.calls = calls;
  }

  /** Makes an issue a part of another one. */
  public void addSubIssue(RepositoryRef repository, int parent, long part) {
    calls.send(
        "POST",
        repository,
        Access.ISSUES,
        "/issues/" + parent + "/sub_issues",
        Map.of("sub_issue_id", part));
  }

  /** Takes that back. */
  public void removeSubIssue(RepositoryRef repository, int parent, long part) {
    calls.send(
        "DELETE",
        repository,
        Access.ISSUES,
        "/issues/" + parent + "/sub_issue",
        Map.of("sub_issue_id", part));
  }

  /** The parts of an issue. */
  public List<Issue> subIssues(RepositoryRef repository, int parent) {
    return calls.all(repository, "/issues/" + parent + "/sub_issues?per_page=100", ISSUES);
  }

  /** Says that an issue can't be done before another one. */
  public void addBlocker(RepositoryRef repository, int issue, long blocker) {
    calls.send(
        "POST",
        repository,
        Access.ISSUES,
        "/issues/" + issue + "/dependencies/blocked_by",
        Map.of("issue_id", blocker));
  }

  /** Takes that back. */
  public void removeBlocker(RepositoryRef repository, int issue, long blocker) {
    calls.send(
        "DELETE",
        repository,
        Access.ISSUES,
        "/issues/" + issue + "/dependencies/blocked_by/" + blocker,
        null);
  }

  /** What must be done before an issue. */
  public List<Issue> blockers(RepositoryRef repository, int issue) {
    return calls.all(
        repository, "/issues/" + issue + "/dependencies/blocked_by?per_page=100", ISSUES);
  }
}
