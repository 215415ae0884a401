package dev.bactrian.ci.link;

import dev.bactrian.ci.job.CiSources;
import dev.bactrian.ci.job.ServerBase;
import dev.bactrian.github.ActionsApi;
import dev.bactrian.github.ChecksApi;
import dev.bactrian.github.GitHubException;
import dev.bactrian.github.RepositoryRef;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs and jobs of GitHub Actions in repositories where we are installed; GitHub shows their logs
 * to nobody else. What a private repository's run printed is read for that repository only.
 */
public final class ActionsLogs implements LinkedLogSource {

  private static final Set<String> FAILED = Set.of("failure", "timed_out");
  private static final Pattern RUN =
      Pattern.compile(
          "/([\\w.-]{1,100}/[\\w.-]{1,100})/actions/runs/(\\d{1,18})"
              + "(?:/attempts/\\d{1,9})?(?:/jobs?/(\\d{1,18}))?/?");

  private final ActionsApi actions;
  private final InstalledPages pages;

  /**
   * A repository where we are installed.
   *
   * @param ref how it is asked
   */
  public record Known(RepositoryRef ref, boolean isPrivate) {}

  /**
   * @param web base of GitHub's pages
   * @param repositories by {@code owner/name}
   */
  public ActionsLogs(ActionsApi actions, URI web, Function<String, Optional<Known>> repositories) {
    this.actions = actions;
    this.pages = new InstalledPages(new ServerBase(web), repositories);
  }

  /** The same repositories' check runs, whose logs lie on other servers. */
  LinkedLogSource checkRuns(ChecksApi checks, CiSources servers) {
    return new CheckRunLogs(checks, this, servers, pages);
  }

  @Override
  public String name() {
    return "actions";
  }

  @Override
  public boolean knows(URI link) {
    return pages.has(RUN, link);
  }

  @Override
  public List<String> read(URI link, Reader reader) throws NotRead {
    Matcher run = pages.page(RUN, link);
    RepositoryRef repository = pages.readable(run.group(1), reader);
    if (run.group(3) == null) {
      return ofRun(repository, Long.parseLong(run.group(2)));
    }
    return ofJob(repository, Long.parseLong(run.group(3)));
  }

  /** The log of one job. */
  List<String> ofJob(RepositoryRef repository, long job) throws NotRead {
    try {
      return List.of(text(repository, job));
    } catch (GitHubException e) {
      throw Refusals.of(e);
    }
  }

  /** The logs of a run's failed jobs, the first few. */
  public List<String> ofRun(RepositoryRef repository, long run) throws NotRead {
    try {
      List<String> logs = new ArrayList<>();
      for (ActionsApi.Job job : actions.jobs(repository, run)) {
        if (logs.size() < Limits.PARTS && FAILED.contains(String.valueOf(job.conclusion()))) {
          logs.add(text(repository, job.id()));
        }
      }
      return logs;
    } catch (GitHubException e) {
      throw Refusals.of(e);
    }
  }

  private String text(RepositoryRef repository, long job) throws NotRead {
    byte[] log = actions.log(repository, job, Limits.JOB).orElseThrow(() -> new NotRead("gone"));
    return AttachedText.text(log);
  }
}
