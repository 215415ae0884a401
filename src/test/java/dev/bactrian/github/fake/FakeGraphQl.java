package dev.bactrian.github.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The few GraphQL operations that are used, told apart by the field they ask for. */
final class FakeGraphQl {

  private final FakeGitHub github;

  FakeGraphQl(FakeGitHub github) {
    this.github = github;
  }

  static boolean isMutation(FakeRequest request) {
    return request.body().path("query").asText().stripLeading().startsWith("mutation");
  }

  FakeAnswer answer(FakeRequest request) {
    String query = request.body().path("query").asText();
    JsonNode variables = request.body().path("variables");
    if (query.contains("closeIssue(")) {
      return close(variables);
    }
    if (query.contains("unmarkIssueAsDuplicate(")) {
      return unmark(variables);
    }
    if (query.contains("unminimizeComment(")) {
      return minimize(variables, false);
    }
    if (query.contains("minimizeComment(")) {
      return minimize(variables, true);
    }
    if (query.contains("CLOSED_EVENT")) {
      return closing(variables);
    }
    if (query.contains("timelineItems(")) {
      return timeline(variables);
    }
    throw new IllegalArgumentException("the fake does not know the operation " + query);
  }

  private FakeAnswer close(JsonNode variables) {
    FakeIssue issue = github.world.issueByNode(variables.path("issue").asText());
    FakeIssue canonical = github.world.issueByNode(variables.path("canonical").asText());
    if (issue == null || canonical == null) {
      return error("NOT_FOUND", "Could not resolve to a node");
    }
    if (github.refusesNativeDuplicates) {
      return error("UNPROCESSABLE", "Duplicate issue is invalid");
    }
    issue.closed("duplicate", github.now());
    issue.canonical = canonical;
    issue.deeds.add("closed");
    return data("closeIssue", Map.of("issue", Map.of("number", issue.number)));
  }

  private FakeAnswer unmark(JsonNode variables) {
    FakeIssue issue = github.world.issueByNode(variables.path("duplicate").asText());
    if (issue == null || issue.canonical == null) {
      return error("NOT_FOUND", "Could not resolve to a duplicate");
    }
    issue.canonical = null;
    issue.unmarked = true;
    return data("unmarkIssueAsDuplicate", Map.of("duplicate", Map.of("__typename", "Issue")));
  }

  private FakeAnswer minimize(JsonNode variables, boolean hide) {
    FakeComment comment = github.world.commentByNode(variables.path("id").asText());
    if (comment == null) {
      return error("NOT_FOUND", "Could not resolve to a node");
    }
    comment.minimized = hide ? variables.path("classifier").asText() : null;
    return hide
        ? data("minimizeComment", Map.of("minimizedComment", Map.of("isMinimized", true)))
        : data("unminimizeComment", Map.of("unminimizedComment", Map.of("isMinimized", false)));
  }

  private FakeAnswer timeline(JsonNode variables) {
    FakeIssue issue = github.world.issueByNode(variables.path("id").asText());
    if (issue == null) {
      return error("NOT_FOUND", "Could not resolve to a node");
    }
    List<Map<String, Object>> events = List.of();
    if (issue.unmarked) {
      events = List.of(Map.of("__typename", "UnmarkedAsDuplicateEvent"));
    } else if (issue.canonical != null) {
      FakeRepository repository = issue.canonical.repository;
      events =
          List.of(
              Map.of(
                  "__typename",
                  "MarkedAsDuplicateEvent",
                  "canonical",
                  Map.of(
                      "number",
                      issue.canonical.number,
                      "repository",
                      Map.of(
                          "databaseId", repository.id,
                          "nameWithOwner", repository.fullName,
                          "isPrivate", repository.isPrivate))));
    }
    return data("node", Map.of("timelineItems", Map.of("nodes", events)));
  }

  private FakeAnswer closing(JsonNode variables) {
    FakeIssue issue = github.world.issueByNode(variables.path("id").asText());
    if (issue == null) {
      return error("NOT_FOUND", "Could not resolve to a node");
    }
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("closer", issue.closer == null ? null : closer(issue.closer));
    Map<String, Object> node = new LinkedHashMap<>();
    node.put("milestone", milestone(issue));
    node.put("timelineItems", Map.of("nodes", issue.isOpen() ? List.of() : List.of(event)));
    return data("node", node);
  }

  private static Map<String, Object> closer(FakeIssue pullRequest) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("__typename", "PullRequest");
    json.put("number", pullRequest.number);
    json.put("merged", true);
    json.put("milestone", milestone(pullRequest));
    json.put("repository", Map.of("databaseId", pullRequest.repository.id));
    return json;
  }

  private static Map<String, Object> milestone(FakeIssue issue) {
    return issue.milestone == null ? null : Map.of("title", issue.milestone);
  }

  private static FakeAnswer data(String field, Object value) {
    return FakeAnswer.ok(Map.of("data", Map.of(field, value)));
  }

  private static FakeAnswer error(String type, String message) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("data", null);
    body.put("errors", List.of(Map.of("type", type, "message", message, "path", List.of())));
    return FakeAnswer.ok(body);
  }
}
