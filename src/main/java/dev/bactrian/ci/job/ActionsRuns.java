package dev.bactrian.ci.job;

import dev.bactrian.github.ActionsApi;
import dev.bactrian.github.GitHubApi;
import dev.bactrian.github.GitHubException;
import dev.bactrian.github.RepositoryRef;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs of GitHub Actions: jobs and logs from the REST API, who waits for whom from the workflow's
 * file on the default branch. Logs need a token, also those of public repositories.
 */
public final class ActionsRuns implements CiSource {

  /** A job's log is read from its end, where the failure is. */
  private static final int MOST = 32 << 20;

  private static final Pattern RUN =
      Pattern.compile(
          "/([\\w.-]{1,100}/[\\w.-]{1,100})/actions/runs/(\\d{1,18})"
              + "(?:/attempts/\\d{1,9})?(?:/jobs?/(\\d{1,18}))?/?");

  private final GitHubApi github;
  private final ServerBase web;
  private final Function<String, Optional<RepositoryRef>> repositories;

  /**
   * @param repositories by {@code owner/name}; those that may be asked
   */
  public ActionsRuns(GitHubApi github, Function<String, Optional<RepositoryRef>> repositories) {
    this.github = github;
    this.web = new ServerBase(github.host().web());
    this.repositories = repositories;
  }

  @Override
  public String name() {
    return "github-actions";
  }

  @Override
  public URI base() {
    return web.uri();
  }

  @Override
  public boolean knows(URI link) {
    return RUN.matcher(web.path(link).orElse("")).matches();
  }

  @Override
  public CiBuild build(URI link) throws IOException {
    Matcher path = RUN.matcher(web.path(link).orElse(""));
    if (!path.matches()) {
      throw new IOException("no run of GitHub Actions");
    }
    RepositoryRef repository = repository(path.group(1));
    long number = Long.parseLong(path.group(2));
    try {
      ActionsApi.Run run = github.actions().run(repository, number);
      List<ActionsApi.Job> listed = github.actions().jobs(repository, number);
      WorkflowNeeds needs = needs(repository, run);
      List<String> names = listed.stream().map(ActionsApi.Job::name).toList();
      List<CiJob> jobs = new ArrayList<>();
      for (ActionsApi.Job job : listed) {
        if (path.group(3) == null || job.id() == Long.parseLong(path.group(3))) {
          jobs.add(job(repository, number, job, needs.of(job.name(), names)));
        }
      }
      return new CiBuild(
          name(),
          repository.fullName(),
          run.headSha(),
          web.at(repository.owner(), repository.name(), "actions", "runs", path.group(2)),
          jobs,
          listed.size() < 100 ? List.of() : List.of("only the first 100 jobs were read"));
    } catch (GitHubException e) {
      throw new IOException("GitHub: " + e.getMessage(), e);
    }
  }

  private WorkflowNeeds needs(RepositoryRef repository, ActionsApi.Run run) {
    String file = run.path().replaceFirst("@.*", "");
    return WorkflowNeeds.of(
        file.startsWith(".github/workflows/")
            ? github.repositories().file(repository, file).orElse("")
            : "");
  }

  private CiJob job(RepositoryRef repository, long run, ActionsApi.Job job, List<String> needs) {
    Outcome outcome = outcome(job.conclusion());
    URI log =
        web.at(
            repository.owner(),
            repository.name(),
            "actions",
            "runs",
            Long.toString(run),
            "job",
            Long.toString(job.id()));
    return new CiJob(
        job.name(),
        repository.fullName(),
        Variant.of(job.name()),
        outcome,
        null,
        outcome == Outcome.SKIPPED ? null : log,
        needs);
  }

  private static Outcome outcome(String conclusion) {
    return switch (conclusion == null ? "" : conclusion) {
      case "success", "neutral" -> Outcome.PASSED;
      case "failure", "timed_out", "startup_failure" -> Outcome.FAILED;
      case "cancelled", "stale" -> Outcome.ABORTED;
      case "skipped" -> Outcome.SKIPPED;
      case "" -> Outcome.RUNNING;
      default -> Outcome.WAITING;
    };
  }

  @Override
  public Optional<InputStream> log(URI log) throws IOException {
    Matcher path = RUN.matcher(web.path(log).orElse(""));
    if (!path.matches() || path.group(3) == null) {
      throw new IOException("no log of GitHub Actions");
    }
    try {
      return github
          .actions()
          .log(repository(path.group(1)), Long.parseLong(path.group(3)), MOST)
          .map(ByteArrayInputStream::new);
    } catch (GitHubException e) {
      throw new IOException("GitHub: " + e.getMessage(), e);
    }
  }

  private RepositoryRef repository(String name) throws IOException {
    return repositories
        .apply(name)
        .orElseThrow(() -> new IOException(name + " is no repository that may be asked"));
  }
}
