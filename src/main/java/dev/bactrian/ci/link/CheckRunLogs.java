package dev.bactrian.ci.link;

import dev.bactrian.ci.job.CiSources;
import dev.bactrian.ci.job.FailedLinks;
import dev.bactrian.github.CheckRun;
import dev.bactrian.github.ChecksApi;
import dev.bactrian.github.GitHubException;
import dev.bactrian.github.RepositoryRef;
import java.net.URI;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Check runs in repositories where we are installed: the jobs that failed, where their logs lie. A
 * job of GitHub Actions is its own check run, under the same number.
 */
final class CheckRunLogs implements LinkedLogSource {

  private static final Pattern RUN =
      Pattern.compile("/([\\w.-]{1,100}/[\\w.-]{1,100})/runs/(\\d{1,18})/?");

  private final ChecksApi checks;
  private final ActionsLogs actions;
  private final BuildLogs builds;
  private final FailedLinks links;
  private final InstalledPages pages;

  CheckRunLogs(ChecksApi checks, ActionsLogs actions, CiSources servers, InstalledPages pages) {
    this.checks = checks;
    this.actions = actions;
    this.builds = new BuildLogs(servers);
    this.links = new FailedLinks(servers);
    this.pages = pages;
  }

  @Override
  public String name() {
    return "check-run";
  }

  @Override
  public boolean knows(URI link) {
    return pages.has(RUN, link);
  }

  @Override
  public List<String> read(URI link, Reader reader) throws NotRead {
    Matcher path = pages.page(RUN, link);
    RepositoryRef repository = pages.readable(path.group(1), reader);
    CheckRun run;
    try {
      run = checks.get(repository, Long.parseLong(path.group(2)));
    } catch (GitHubException e) {
      throw Refusals.of(e);
    }
    if (run.app() != null && "github-actions".equals(run.app().slug())) {
      return actions.ofJob(repository, run.id());
    }
    return builds.read(links.of(run.words(), run.detailsUrl()));
  }
}
