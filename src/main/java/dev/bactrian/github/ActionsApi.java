package dev.bactrian.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Jobs of GitHub Actions and their logs. All calls throw {@link GitHubException}. Thread-safe. */
public final class ActionsApi {

  private final Calls calls;
  private final Download download;

  ActionsApi(Calls calls, Download download) {
    this.calls = calls;
    this.download = download;
  }

  /**
   * A job of a run.
   *
   * @param conclusion {@code failure}, {@code success}, ...; null while it runs
   */
  public record Job(long id, String name, String conclusion) {}

  /**
   * A run.
   *
   * @param path of its workflow's file
   */
  public record Run(long id, String name, String path, String headSha) {}

  /** One run. */
  public Run run(RepositoryRef repository, long run) {
    JsonNode answer = calls.get(repository, Access.ACTIONS, "/actions/runs/" + run).json();
    return new Run(
        run,
        answer.path("name").asText(""),
        answer.path("path").asText(""),
        answer.path("head_sha").asText(""));
  }

  /** The jobs of the latest attempt of a run; the first hundred. */
  public List<Job> jobs(RepositoryRef repository, long run) {
    JsonNode answer =
        calls.get(repository, Access.ACTIONS, "/actions/runs/" + run + "/jobs?per_page=100").json();
    List<Job> jobs = new ArrayList<>();
    for (JsonNode job : answer.path("jobs")) {
      jobs.add(
          new Job(
              job.path("id").asLong(),
              job.path("name").asText(),
              job.path("conclusion").textValue()));
    }
    return jobs;
  }

  /**
   * The end of a job's log, which is where failures are.
   *
   * @param maxBytes how much of it at most
   * @return nothing if it has expired
   */
  public Optional<byte[]> log(RepositoryRef repository, long job, int maxBytes) {
    try {
      Answer answer = calls.get(repository, Access.ACTIONS, "/actions/jobs/" + job + "/logs");
      return answer.status() == 302
          ? stored(answer.header("location"), maxBytes)
          : Optional.of(answer.body());
    } catch (GitHubException e) {
      if (e.kind() == GitHubException.Kind.NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /**
   * From the storage GitHub points at: that address carries its own permission and lives a minute.
   * The App's token is not for that host, and no further redirection is followed.
   */
  private Optional<byte[]> stored(String location, int maxBytes) {
    URI address;
    try {
      address = URI.create(location);
    } catch (IllegalArgumentException | NullPointerException e) {
      throw GitHubException.of(GitHubException.Kind.MALFORMED, "log: GitHub points nowhere", null);
    }
    dev.bactrian.fetch.Download.Got got = download.tail(address, maxBytes);
    return switch (got.status()) {
      case 200 -> Optional.of(got.bytes());
      case 403, 404, 410 -> Optional.empty();
      default -> throw Failures.of("log", got.status(), null, null, false);
    };
  }
}
