package dev.bactrian.github.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;

/** Issues, labels and relations. */
final class FakeIssueRoutes {

  private static final String REPO = "/repos/{owner}/{repo}";
  private static final String ISSUE = REPO + "/issues/{issue_number}";

  private final FakeGitHub github;

  FakeIssueRoutes(FakeGitHub github) {
    this.github = github;
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", REPO + "/issues", "issues:read", this::list),
        new Route("POST", REPO + "/issues", "issues:write", this::create),
        on("GET", ISSUE, "issues:read", (request, issue) -> shown(issue)),
        on("PATCH", ISSUE, "issues:write", this::change),
        on("POST", ISSUE + "/labels", "issues:write", this::label),
        on("DELETE", ISSUE + "/labels/{name}", "issues:write", this::unlabel),
        on("GET", ISSUE + "/sub_issues", "issues:read", (request, issue) -> list(issue.subIssues)),
        on("POST", ISSUE + "/sub_issues", "issues:write", this::addSubIssue),
        on("DELETE", ISSUE + "/sub_issue", "issues:write", this::removeSubIssue),
        on(
            "GET",
            ISSUE + "/dependencies/blocked_by",
            "issues:read",
            (request, issue) -> list(issue.blockers)),
        on("POST", ISSUE + "/dependencies/blocked_by", "issues:write", this::addBlocker),
        on(
            "DELETE",
            ISSUE + "/dependencies/blocked_by/{issue_id}",
            "issues:write",
            this::removeBlocker));
  }

  /** A route that needs the issue to be there. */
  private Route on(
      String method,
      String template,
      String permission,
      BiFunction<FakeRequest, FakeIssue, FakeAnswer> answer) {
    return new Route(
        method,
        template,
        permission,
        request -> {
          FakeIssue issue = github.world.repositoryOf(request).issue(request.number(4));
          return issue == null ? FakeAnswer.notFound() : answer.apply(request, issue);
        });
  }

  private FakeAnswer list(FakeRequest request) {
    String state = request.query().getOrDefault("state", "open");
    Instant since = Instant.parse(request.query().getOrDefault("since", "1970-01-01T00:00:00Z"));
    Comparator<FakeIssue> order =
        request.query().getOrDefault("sort", "created").equals("updated")
            ? Comparator.comparing(issue -> issue.updatedAt)
            : Comparator.comparing(issue -> issue.createdAt);
    order = order.thenComparing(FakeIssue::number);
    if (request.query().getOrDefault("direction", "desc").equals("desc")) {
      order = order.reversed();
    }
    return FakeAnswer.page(
        request,
        github.apiUrl(),
        github.world.repositoryOf(request).issues.values().stream()
            .filter(issue -> state.equals("all") || issue.isOpen() == state.equals("open"))
            .filter(issue -> !issue.updatedAt.isBefore(since))
            .sorted(order)
            .map(issue -> github.json().issue(issue, github.app.json()))
            .toList());
  }

  private FakeAnswer create(FakeRequest request) {
    String person = FakeTokens.owner(request.token());
    FakeIssue issue =
        github
            .world
            .repositoryOf(request)
            .issue(
                request.body().path("title").asText(),
                request.body().path("body").asText(""),
                person == null ? github.app.login() : person);
    issue.viaApp = person == null;
    return FakeAnswer.created(github.json().issue(issue, github.app.json()));
  }

  private FakeAnswer shown(FakeIssue issue) {
    return FakeAnswer.ok(github.json().issue(issue, github.app.json()));
  }

  private FakeAnswer change(FakeRequest request, FakeIssue issue) {
    JsonNode body = request.body();
    String state = body.path("state").asText("");
    if (state.equals("closed")) {
      issue.deeds.add("closed");
      issue.closed(body.path("state_reason").asText("completed"), github.now());
      if (body.has("duplicate_issue_id")) {
        FakeIssue canonical = github.world.issueById(body.path("duplicate_issue_id").asLong());
        if (canonical == null) {
          return FakeAnswer.failure(422, "Validation Failed");
        }
        issue.canonical = canonical;
      }
    } else if (state.equals("open")) {
      issue.deeds.add("reopened");
      issue.reopened();
    }
    if (body.has("labels")) {
      issue.labels.clear();
      body.path("labels").forEach(label -> issue.labels.add(label.asText()));
    }
    issue.title = body.path("title").asText(issue.title);
    issue.body = body.path("body").asText(issue.body);
    issue.updatedAt = github.now();
    return shown(issue);
  }

  private FakeAnswer label(FakeRequest request, FakeIssue issue) {
    JsonNode labels = request.body().isArray() ? request.body() : request.body().path("labels");
    for (JsonNode label : labels) {
      String name = label.isTextual() ? label.asText() : label.path("name").asText();
      if (label.path("suggest").asBoolean() && github.knowsSuggestedLabels) {
        issue.suggestedLabels.put(name, label.path("rationale").asText());
      } else {
        // GitHub's timeline has nothing of a label that was there already.
        if (issue.labels.add(name)) {
          issue.deeds.add("labeled " + name);
        }
      }
    }
    return FakeAnswer.ok(github.json().labels(issue));
  }

  private FakeAnswer unlabel(FakeRequest request, FakeIssue issue) {
    return issue.labels.remove(request.parts().get(6))
        ? FakeAnswer.ok(github.json().labels(issue))
        : FakeAnswer.failure(404, "Label does not exist");
  }

  private FakeAnswer list(List<FakeIssue> issues) {
    return FakeAnswer.ok(
        issues.stream().map(issue -> github.json().issue(issue, github.app.json())).toList());
  }

  private FakeAnswer addSubIssue(FakeRequest request, FakeIssue issue) {
    FakeIssue part = github.world.issueById(request.body().path("sub_issue_id").asLong());
    if (part == null) {
      return FakeAnswer.notFound();
    }
    issue.subIssues.add(part);
    issue.deeds.add("parent of #" + part.number);
    return FakeAnswer.created(github.json().issue(part, github.app.json()));
  }

  private FakeAnswer removeSubIssue(FakeRequest request, FakeIssue issue) {
    long id = request.body().path("sub_issue_id").asLong();
    return issue.subIssues.removeIf(part -> part.id == id) ? shown(issue) : FakeAnswer.notFound();
  }

  private FakeAnswer addBlocker(FakeRequest request, FakeIssue issue) {
    FakeIssue blocker = github.world.issueById(request.body().path("issue_id").asLong());
    if (blocker == null) {
      return FakeAnswer.notFound();
    }
    issue.blockers.add(blocker);
    issue.deeds.add("blocked by #" + blocker.number);
    return FakeAnswer.created(github.json().issue(blocker, github.app.json()));
  }

  private FakeAnswer removeBlocker(FakeRequest request, FakeIssue issue) {
    long id = Long.parseLong(request.parts().get(7));
    return issue.blockers.removeIf(blocker -> blocker.id == id)
        ? shown(issue)
        : FakeAnswer.notFound();
  }
}
