package dev.bactrian.github.fake;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The App, its installations, its tokens, what was delivered to it. */
final class FakeAppRoutes {

  private final FakeGitHub github;

  FakeAppRoutes(FakeGitHub github) {
    this.github = github;
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", "/app", "app", request -> FakeAnswer.ok(github.app.json())),
        new Route("GET", "/app/installations", "app", this::installations),
        new Route("GET", "/app/installations/{installation_id}", "app", this::installation),
        new Route("POST", "/app/installations/{installation_id}/access_tokens", "app", this::token),
        new Route("GET", "/installation/repositories", "metadata:read", this::repositories),
        new Route(
            "GET", "/app/hook/config", "app", request -> FakeAnswer.ok(github.hooks.config())),
        new Route("GET", "/app/hook/deliveries", "app", this::deliveries),
        new Route("POST", "/app/hook/deliveries/{delivery_id}/attempts", "app", this::redeliver),
        new Route("POST", "/app-manifests/{code}/conversions", "", this::manifest),
        new Route("GET", "/rate_limit", "", this::rateLimit),
        new Route("GET", "/gists/{gist_id}", "", this::gist));
  }

  private FakeAnswer installations(FakeRequest request) {
    return FakeAnswer.page(
        request, github.apiUrl(), github.world.installations.stream().map(this::listed).toList());
  }

  /** In lists GitHub's description wants an account to be a user and an enterprise at once. */
  private Map<String, Object> listed(long id) {
    Map<String, Object> json = installationJson(id);
    Map<String, Object> account = new LinkedHashMap<>(github.json().user(github.world.ownerOf(id)));
    account.put("name", github.world.ownerOf(id));
    account.put("slug", github.world.ownerOf(id));
    account.put("created_at", "2026-01-01T00:00:00Z");
    account.put("updated_at", "2026-01-01T00:00:00Z");
    json.put("account", account);
    return json;
  }

  private FakeAnswer installation(FakeRequest request) {
    long id = Long.parseLong(request.parts().get(2));
    return github.world.installations.contains(id)
        ? FakeAnswer.ok(installationJson(id))
        : FakeAnswer.notFound();
  }

  Map<String, Object> installationJson(long id) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", id);
    json.put("account", github.json().user(github.world.ownerOf(id)));
    json.put("app_id", FakeGitHub.APP_ID);
    json.put("app_slug", FakeGitHub.APP_SLUG);
    json.put("target_id", 1);
    json.put("target_type", "Organization");
    json.put("single_file_name", null);
    json.put("repository_selection", "selected");
    json.put("access_tokens_url", github.apiUrl() + "/app/installations/" + id + "/access_tokens");
    json.put("html_url", "https://github.com/settings/installations/" + id);
    json.put("repositories_url", github.apiUrl() + "/installation/repositories");
    json.put("events", List.of("issues", "issue_comment"));
    json.put("permissions", github.app.permissions);
    json.put("created_at", "2026-01-01T00:00:00Z");
    json.put("updated_at", "2026-01-01T00:00:00Z");
    json.put("suspended_by", null);
    json.put("suspended_at", null);
    return json;
  }

  private FakeAnswer token(FakeRequest request) {
    long id = Long.parseLong(request.parts().get(2));
    if (!github.world.installations.contains(id)) {
      return FakeAnswer.notFound();
    }
    Instant until = github.now().plus(Duration.ofHours(1));
    var wish = request.body() == null ? JsonNodeFactory.instance.objectNode() : request.body();
    for (var one : wish.path("permissions").properties()) {
      String granted = github.app.permissions.getOrDefault(one.getKey(), "none");
      if (!granted.equals("write") && !granted.equals(one.getValue().asText())) {
        return FakeAnswer.failure(
            422, "The permissions requested are not granted to this installation.");
      }
    }
    String token = github.tokens.create(id, wish, github.app.permissions, until);
    return FakeAnswer.created(Map.of("token", token, "expires_at", FakeJson.moment(until)));
  }

  private FakeAnswer repositories(FakeRequest request) {
    FakeTokens.Grant grant = github.tokens.grant(request.token());
    List<Map<String, Object>> all =
        github.world.repositories().stream()
            .filter(one -> grant != null && one.installation == grant.installation())
            .map(github.json()::repository)
            .toList();
    FakeAnswer page = FakeAnswer.page(request, github.apiUrl(), all);
    return new FakeAnswer(
        200, Map.of("total_count", all.size(), "repositories", page.body()), page.headers());
  }

  private FakeAnswer deliveries(FakeRequest request) {
    List<FakeHooks.Attempt> all = github.hooks.latestFirst();
    String cursor = request.query().get("cursor");
    if (cursor != null) {
      all = all.stream().filter(one -> one.id() < Long.parseLong(cursor)).toList();
    }
    List<FakeHooks.Attempt> page = all.stream().limit(request.perPage()).toList();
    String next = github.apiUrl() + "/app/hook/deliveries?per_page=" + request.perPage();
    return new FakeAnswer(
        200,
        page.stream().map(FakeHooks::json).toList(),
        page.size() == all.size()
            ? Map.of()
            : Map.of("Link", "<" + next + "&cursor=" + page.getLast().id() + ">; rel=\"next\""));
  }

  private FakeAnswer redeliver(FakeRequest request) {
    return github.hooks.askAgain(Long.parseLong(request.parts().get(3)))
        ? new FakeAnswer(202, Map.of(), Map.of())
        : FakeAnswer.notFound();
  }

  private FakeAnswer manifest(FakeRequest request) {
    if (!request.parts().get(1).equals(FakeGitHub.MANIFEST_CODE)) {
      return FakeAnswer.notFound();
    }
    Map<String, Object> json = new LinkedHashMap<>(github.app.json());
    json.put("client_id", "Iv1.fake");
    json.put("client_secret", "client-secret");
    json.put("webhook_secret", "manifest-secret");
    json.put("pem", FakeGitHub.privateKeyPem());
    return FakeAnswer.created(json);
  }

  private FakeAnswer rateLimit(FakeRequest request) {
    Map<String, Object> limit =
        Map.of(
            "limit",
            5_000,
            "remaining",
            github.rateLeft,
            "used",
            5_000 - github.rateLeft,
            "reset",
            github.now().plusSeconds(1_800).getEpochSecond());
    return FakeAnswer.ok(
        Map.of(
            "resources",
            Map.of("core", limit, "search", limit, "graphql", limit, "integration_manifest", limit),
            "rate",
            limit));
  }

  private FakeAnswer gist(FakeRequest request) {
    Map<String, String> files = github.gists.get(request.parts().get(1));
    if (files == null) {
      return FakeAnswer.notFound();
    }
    Map<String, Object> json = new LinkedHashMap<>();
    String url = github.apiUrl() + "/gists/" + request.parts().get(1);
    json.put("id", request.parts().get(1));
    json.put("node_id", "G_1");
    for (String address :
        List.of(
            "url",
            "forks_url",
            "commits_url",
            "git_pull_url",
            "git_push_url",
            "html_url",
            "comments_url")) {
      json.put(address, url);
    }
    json.put("public", true);
    json.put("description", null);
    json.put("comments", 0);
    json.put("owner", github.json().user("somebody"));
    json.put("created_at", "2026-01-01T00:00:00Z");
    json.put("updated_at", "2026-01-01T00:00:00Z");
    Map<String, Object> shown = new LinkedHashMap<>();
    files.forEach(
        (name, text) ->
            shown.put(
                name,
                Map.of(
                    "filename",
                    name,
                    "type",
                    "text/plain",
                    "raw_url",
                    url,
                    "size",
                    text.length(),
                    "truncated",
                    false,
                    "content",
                    text)));
    json.put("files", shown);
    return FakeAnswer.ok(json);
  }
}
