package dev.bactrian.github.fake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;

/** Comments and reactions. */
final class FakeCommentRoutes {

  private static final String ISSUES = "/repos/{owner}/{repo}/issues";
  private static final String COMMENT = ISSUES + "/comments/{comment_id}";

  private final FakeGitHub github;

  FakeCommentRoutes(FakeGitHub github) {
    this.github = github;
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", ISSUES + "/comments", "issues:read", this::listAll),
        new Route("GET", ISSUES + "/{issue_number}/comments", "issues:read", this::list),
        new Route("POST", ISSUES + "/{issue_number}/comments", "issues:write", this::create),
        on("GET", COMMENT, "issues:read", (request, comment) -> shown(comment)),
        on("PATCH", COMMENT, "issues:write", this::edit),
        on("DELETE", COMMENT, "issues:write", this::delete),
        on("GET", COMMENT + "/reactions", "issues:read", this::reactions),
        on(
            "POST",
            COMMENT + "/reactions",
            "issues:write",
            (request, comment) -> react(request, comment.reactions)),
        on(
            "DELETE",
            COMMENT + "/reactions/{reaction_id}",
            "issues:write",
            (request, comment) -> unreact(request, comment)),
        new Route(
            "POST", ISSUES + "/{issue_number}/reactions", "issues:write", this::reactToIssue));
  }

  private Route on(
      String method,
      String template,
      String permission,
      BiFunction<FakeRequest, FakeComment, FakeAnswer> answer) {
    return new Route(
        method,
        template,
        permission,
        request -> {
          long id = Long.parseLong(request.parts().get(5));
          return github.world.repositoryOf(request).issues.values().stream()
              .flatMap(issue -> issue.comments.stream())
              .filter(comment -> comment.id == id)
              .findFirst()
              .map(comment -> answer.apply(request, comment))
              .orElse(FakeAnswer.notFound());
        });
  }

  private FakeAnswer listAll(FakeRequest request) {
    return FakeAnswer.page(
        request,
        github.apiUrl(),
        github.world.repositoryOf(request).issues.values().stream()
            .flatMap(issue -> issue.comments.stream())
            .sorted(Comparator.comparing((FakeComment comment) -> comment.createdAt))
            .map(comment -> github.json().comment(comment, github.app.json()))
            .toList());
  }

  private FakeAnswer list(FakeRequest request) {
    FakeIssue issue = github.world.repositoryOf(request).issue(request.number(4));
    return issue == null
        ? FakeAnswer.notFound()
        : FakeAnswer.page(
            request,
            github.apiUrl(),
            issue.comments.stream()
                .map(comment -> github.json().comment(comment, github.app.json()))
                .toList());
  }

  private FakeAnswer create(FakeRequest request) {
    FakeIssue issue = github.world.repositoryOf(request).issue(request.number(4));
    if (issue == null) {
      return FakeAnswer.notFound();
    }
    if (issue.locked) {
      return FakeAnswer.failure(403, "Unable to create comment because issue is locked.");
    }
    FakeComment comment =
        new FakeComment(
            github.nextId(),
            issue,
            github.app.login(),
            true,
            request.body().path("body").asText(),
            github.now());
    issue.comments.add(comment);
    return FakeAnswer.created(github.json().comment(comment, github.app.json()));
  }

  private FakeAnswer shown(FakeComment comment) {
    return FakeAnswer.ok(github.json().comment(comment, github.app.json()));
  }

  private FakeAnswer edit(FakeRequest request, FakeComment comment) {
    comment.earlier.add(comment.body);
    comment.body = request.body().path("body").asText();
    return shown(comment);
  }

  private FakeAnswer delete(FakeRequest request, FakeComment comment) {
    comment.issue.comments.remove(comment);
    return FakeAnswer.empty(204);
  }

  private FakeAnswer reactToIssue(FakeRequest request) {
    FakeIssue issue = github.world.repositoryOf(request).issue(request.number(4));
    return issue == null ? FakeAnswer.notFound() : react(request, issue.reactions);
  }

  private FakeAnswer react(FakeRequest request, List<FakeReaction> reactions) {
    String content = request.body().path("content").asText();
    for (FakeReaction reaction : new ArrayList<>(reactions)) {
      if (reaction.content().equals(content) && reaction.author().equals(github.app.login())) {
        return FakeAnswer.ok(github.json().reaction(reaction));
      }
    }
    FakeReaction reaction =
        new FakeReaction(github.nextId(), github.app.login(), content, github.now());
    reactions.add(reaction);
    return FakeAnswer.created(github.json().reaction(reaction));
  }

  private FakeAnswer reactions(FakeRequest request, FakeComment comment) {
    String content = request.query().get("content");
    return FakeAnswer.page(
        request,
        github.apiUrl(),
        comment.reactions.stream()
            .filter(reaction -> content == null || reaction.content().equals(content))
            .map(reaction -> github.json().reaction(reaction))
            .toList());
  }

  private FakeAnswer unreact(FakeRequest request, FakeComment comment) {
    long id = Long.parseLong(request.parts().get(7));
    return comment.reactions.removeIf(reaction -> reaction.id() == id)
        ? FakeAnswer.empty(204)
        : FakeAnswer.notFound();
  }
}
