package dev.bactrian.github.fake;

import java.util.List;
import java.util.Map;

/** Files, labels, roles and logs of a repository. */
final class FakeRepositoryRoutes {

  private static final String REPO = "/repos/{owner}/{repo}";

  private final FakeGitHub github;

  FakeRepositoryRoutes(FakeGitHub github) {
    this.github = github;
  }

  List<Route> routes() {
    return List.of(
        new Route(
            "GET",
            REPO,
            "metadata:read",
            request -> FakeAnswer.ok(github.json().repository(github.world.repositoryOf(request)))),
        new Route(
            "GET",
            REPO + "/collaborators/{username}/permission",
            "metadata:read",
            this::permission),
        new Route("GET", REPO + "/labels", "issues:read", this::labels),
        new Route("GET", REPO + "/contents/{path}", "contents:read", this::contents),
        new Route("GET", REPO + "/check-runs/{check_run_id}", "checks:read", this::checkRun),
        new Route("GET", REPO + "/actions/runs/{run_id}/jobs", "actions:read", this::jobs),
        new Route("GET", REPO + "/actions/jobs/{job_id}/logs", "actions:read", this::log));
  }

  private FakeAnswer permission(FakeRequest request) {
    String login = request.parts().get(4);
    String role = github.world.repositoryOf(request).roles.get(login);
    if (role == null) {
      return FakeAnswer.failure(404, login + " is not a user");
    }
    String legacy =
        switch (role) {
          case "admin" -> "admin";
          case "maintain", "write" -> "write";
          default -> "read";
        };
    Map<String, Object> user = github.json().user(login);
    user.put("role_name", role);
    return FakeAnswer.ok(Map.of("permission", legacy, "role_name", role, "user", user));
  }

  private FakeAnswer labels(FakeRequest request) {
    return FakeAnswer.page(
        request,
        github.apiUrl(),
        github.world.repositoryOf(request).labels.stream().map(github.json()::label).toList());
  }

  private FakeAnswer contents(FakeRequest request) {
    FakeRepository repository = github.world.repositoryOf(request);
    String path = String.join("/", request.parts().subList(4, request.parts().size()));
    if (repository.files.containsKey(path)) {
      return FakeAnswer.ok(github.json().file(repository, path, true));
    }
    List<Map<String, Object>> files =
        repository.files.keySet().stream()
            .filter(file -> file.startsWith(path + "/"))
            .filter(file -> file.indexOf('/', path.length() + 1) < 0)
            .map(file -> github.json().file(repository, file, false))
            .toList();
    return files.isEmpty() ? FakeAnswer.notFound() : FakeAnswer.ok(files);
  }

  private FakeAnswer checkRun(FakeRequest request) {
    long id = Long.parseLong(request.parts().get(4));
    String summary = github.world.repositoryOf(request).checkRuns.get(id);
    if (summary == null) {
      return FakeAnswer.notFound();
    }
    Map<String, Object> output = new java.util.LinkedHashMap<>();
    output.put("title", "Failed");
    output.put("summary", summary);
    output.put("text", null);
    output.put("annotations_count", 0);
    output.put("annotations_url", github.apiUrl() + "/check-runs/" + id + "/annotations");
    Map<String, Object> run = new java.util.LinkedHashMap<>();
    run.put("id", id);
    run.put("node_id", "C_" + id);
    run.put("external_id", "");
    run.put("head_sha", "0".repeat(40));
    run.put("name", "Multicoretests-CI");
    run.put("status", "completed");
    run.put("conclusion", "failure");
    run.put("check_suite", Map.of("id", 5));
    run.put("app", github.app.json());
    run.put("output", output);
    run.put("pull_requests", List.of());
    for (String address : List.of("url", "html_url", "details_url")) {
      run.put(address, github.apiUrl() + "/check-runs/" + id);
    }
    for (String moment : List.of("started_at", "completed_at")) {
      run.put(moment, "2026-01-01T00:00:00Z");
    }
    return FakeAnswer.ok(run);
  }

  private FakeAnswer jobs(FakeRequest request) {
    List<Map<String, Object>> jobs =
        github.world.repositoryOf(request).jobLogs.keySet().stream()
            .map(id -> job(id, request.parts().get(5)))
            .toList();
    return FakeAnswer.ok(Map.of("total_count", jobs.size(), "jobs", jobs));
  }

  private Map<String, Object> job(long id, String run) {
    String url = github.apiUrl() + "/jobs/" + id;
    Map<String, Object> job = new java.util.LinkedHashMap<>();
    job.put("id", id);
    job.put("run_id", Long.parseLong(run));
    job.put("node_id", "J_" + id);
    job.put("name", "build");
    job.put("status", "completed");
    job.put("conclusion", "failure");
    job.put("head_sha", "0".repeat(40));
    job.put("head_branch", "main");
    job.put("workflow_name", "CI");
    job.put("labels", List.of());
    for (String address : List.of("url", "html_url", "run_url", "check_run_url")) {
      job.put(address, url);
    }
    for (String moment : List.of("started_at", "completed_at", "created_at")) {
      job.put(moment, "2026-01-01T00:00:00Z");
    }
    for (String runner :
        List.of("runner_id", "runner_name", "runner_group_id", "runner_group_name")) {
      job.put(runner, null);
    }
    return job;
  }

  private FakeAnswer log(FakeRequest request) {
    long job = Long.parseLong(request.parts().get(5));
    return github.world.repositoryOf(request).jobLogs.containsKey(job)
        ? new FakeAnswer(302, null, Map.of("Location", github.storageUrl() + "/job/" + job))
        : FakeAnswer.notFound();
  }
}
