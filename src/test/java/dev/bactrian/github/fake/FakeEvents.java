package dev.bactrian.github.fake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What GitHub's webhooks say about what happened. */
public final class FakeEvents {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final FakeGitHub github;

  FakeEvents(FakeGitHub github) {
    this.github = github;
  }

  /** {@code issues}, by its author. */
  public byte[] issue(String action, FakeIssue issue) {
    return issue(action, issue, issue.author);
  }

  /** {@code issues}, by somebody. */
  public byte[] issue(String action, FakeIssue issue, String sender) {
    return bytes(ofIssue(action, issue, sender));
  }

  /** {@code issues}, edited from the given title and body; null for what stayed. */
  public byte[] issueEdited(FakeIssue issue, String title, String body) {
    Map<String, Object> json = ofIssue("edited", issue, issue.author);
    Map<String, Object> changes = new LinkedHashMap<>();
    if (title != null) {
      changes.put("title", Map.of("from", title));
    }
    if (body != null) {
      changes.put("body", Map.of("from", body));
    }
    json.put("changes", changes);
    return bytes(json);
  }

  /** {@code issues} on the old repository. */
  public byte[] issueTransferred(FakeIssue from, FakeIssue to) {
    Map<String, Object> json = ofIssue("transferred", from, from.author);
    json.put(
        "changes",
        Map.of(
            "new_issue",
            github.json().issue(to, github.app.json()),
            "new_repository",
            github.json().repository(to.repository)));
    return bytes(json);
  }

  /** {@code issues} on the new repository. */
  public byte[] issueArrived(FakeIssue to, FakeIssue from) {
    Map<String, Object> json = ofIssue("opened", to, from.author);
    json.put(
        "changes",
        Map.of(
            "old_issue",
            github.json().issue(from, github.app.json()),
            "old_repository",
            github.json().repository(from.repository)));
    return bytes(json);
  }

  /** {@code issues} with a label. */
  public byte[] labelled(String action, FakeIssue issue, String label, String sender) {
    Map<String, Object> json = ofIssue(action, issue, sender);
    json.put("label", github.json().label(label));
    return bytes(json);
  }

  /** {@code issue_comment}, by its author. */
  public byte[] comment(String action, FakeComment comment) {
    return bytes(ofComment(action, comment, comment.author));
  }

  /** {@code issue_comment}, edited by somebody from another text. */
  public byte[] commentEdited(FakeComment comment, String before, String sender) {
    Map<String, Object> json = ofComment("edited", comment, sender);
    json.put("changes", Map.of("body", Map.of("from", before)));
    return bytes(json);
  }

  /** {@code installation}. */
  public byte[] installation(String action, FakeRepository... repositories) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("action", action);
    json.put("installation", full(repositories));
    json.put(
        "repositories",
        List.of(repositories).stream().map(github.json()::shortRepository).toList());
    json.put("sender", github.json().user("owner"));
    return bytes(json);
  }

  /** {@code installation_repositories}; action {@code added} or {@code removed}. */
  public byte[] installationRepositories(String action, FakeRepository... repositories) {
    List<Map<String, Object>> list =
        List.of(repositories).stream().map(github.json()::shortRepository).toList();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("action", action);
    json.put("installation", full(repositories));
    json.put("repository_selection", "selected");
    json.put("repositories_added", action.equals("added") ? list : List.of());
    json.put("repositories_removed", action.equals("removed") ? list : List.of());
    json.put("requester", null);
    json.put("sender", github.json().user("owner"));
    return bytes(json);
  }

  /** {@code repository}: renamed, privatized, publicized, ... */
  public byte[] repository(String action, FakeRepository repository) {
    Map<String, Object> json = base(action, repository, "owner");
    return bytes(json);
  }

  /** {@code workflow_run}, completed. */
  public byte[] workflowRun(FakeRepository repository, long run, String conclusion) {
    return workflowRun(repository, run, conclusion, "main", "push");
  }

  /** The same of another branch, or started by another event. */
  public byte[] workflowRun(
      FakeRepository repository, long run, String conclusion, String branch, String event) {
    Map<String, Object> json = base("completed", repository, "owner");
    json.put(
        "workflow_run",
        Map.of(
            "id",
            run,
            "name",
            "CI",
            "head_branch",
            branch,
            "head_sha",
            "0".repeat(40),
            "event",
            event,
            "conclusion",
            conclusion,
            "run_attempt",
            1,
            "created_at",
            "2026-01-01T00:00:00Z"));
    return bytes(json);
  }

  /** {@code check_run}, completed; a null branch is a fork's. */
  public byte[] checkRun(
      FakeRepository repository, long id, String app, String branch, String summary, String page) {
    Map<String, Object> suite = new LinkedHashMap<>();
    suite.put("head_branch", branch);
    Map<String, Object> run = new LinkedHashMap<>();
    run.put("id", id);
    run.put("name", app);
    run.put("head_sha", "0".repeat(40));
    run.put("status", "completed");
    run.put("conclusion", "failure");
    run.put("details_url", page);
    run.put("output", Map.of("title", "Failed", "summary", summary));
    run.put("app", Map.of("id", 7, "slug", app));
    run.put("check_suite", suite);
    run.put("pull_requests", List.of());
    Map<String, Object> json = base("completed", repository, "owner");
    json.put("check_run", run);
    return bytes(json);
  }

  /** {@code status} of a commit that is on one branch. */
  public byte[] status(
      FakeRepository repository,
      long id,
      String context,
      String state,
      String branch,
      String page) {
    Map<String, Object> json = base("", repository, "owner");
    json.remove("action");
    json.put("id", id);
    json.put("sha", "0".repeat(40));
    json.put("name", repository.fullName);
    json.put("context", context);
    json.put("state", state);
    json.put("description", "Failed - something");
    json.put("target_url", page);
    json.put("branches", List.of(Map.of("name", branch, "protected", false)));
    return bytes(json);
  }

  private Map<String, Object> ofIssue(String action, FakeIssue issue, String sender) {
    Map<String, Object> json = base(action, issue.repository, sender);
    json.put("issue", github.json().issue(issue, github.app.json()));
    return json;
  }

  private Map<String, Object> ofComment(String action, FakeComment comment, String sender) {
    Map<String, Object> json = ofIssue(action, comment.issue, sender);
    json.put("comment", github.json().comment(comment, github.app.json()));
    return json;
  }

  private Map<String, Object> base(String action, FakeRepository repository, String sender) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("action", action);
    json.put("repository", github.json().repository(repository));
    json.put("installation", Map.of("id", repository.installation, "node_id", "MDIz"));
    json.put("sender", github.json().user(sender));
    return json;
  }

  private Map<String, Object> full(FakeRepository... repositories) {
    long id = repositories.length == 0 ? FakeGitHub.INSTALLATION : repositories[0].installation;
    return new FakeAppRoutes(github).installationJson(id);
  }

  private static byte[] bytes(Object json) {
    try {
      return JSON.writeValueAsBytes(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
