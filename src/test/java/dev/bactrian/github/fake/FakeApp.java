package dev.bactrian.github.fake;

import dev.bactrian.config.AppManifest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The App as GitHub has it registered. */
final class FakeApp {

  /** What the owners granted. */
  Map<String, String> permissions =
      Map.of(
          "metadata",
          "read",
          "issues",
          "write",
          "contents",
          "read",
          "actions",
          "read",
          "checks",
          "read",
          "statuses",
          "read");

  List<String> events = AppManifest.shipped().events();
  volatile String slug = FakeGitHub.APP_SLUG;
  private final FakeGitHub github;

  FakeApp(FakeGitHub github) {
    this.github = github;
  }

  /** Under which it writes. */
  String login() {
    return slug + "[bot]";
  }

  Map<String, Object> json() {
    Map<String, Object> app = new LinkedHashMap<>();
    app.put("id", FakeGitHub.APP_ID);
    app.put("slug", slug);
    app.put("node_id", "A_" + FakeGitHub.APP_ID);
    app.put("owner", github.json().user("ocaml"));
    app.put("name", "Bactrian");
    app.put("description", null);
    app.put("external_url", "https://example.org");
    app.put("html_url", "https://github.com/apps/" + FakeGitHub.APP_SLUG);
    app.put("created_at", "2026-01-01T00:00:00Z");
    app.put("updated_at", "2026-01-01T00:00:00Z");
    app.put("permissions", permissions);
    app.put("events", events);
    return app;
  }
}
