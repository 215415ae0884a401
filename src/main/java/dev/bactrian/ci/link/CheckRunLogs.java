package dev.bactrian.ci.link;

import dev.bactrian.ci.job.CiSources;
import dev.bactrian.ci.job.FailedLinks;
import dev.bactrian.github.CheckRun;
import dev.bactrian.github.ChecksApi;
import dev.bactrian.github.GitHubException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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
  private final URI web;
  private final Function<String, Optional<ActionsLogs.Known>> repositories;

  CheckRunLogs(
      ChecksApi checks,
      ActionsLogs actions,
      CiSources servers,
      URI web,
      Function<String, Optional<ActionsLogs.Known>> repositories) {
    this.checks = checks;
    this.actions = actions;
    this.builds = new BuildLogs(servers);
    this.links = new FailedLinks(servers);
    this.web = web;
    this.repositories = repositories;
  }

  @Override
  public String name() {
    return "check-run";
  }

  @Override
  public boolean knows(URI link) {
    return web.getHost().equalsIgnoreCase(String.valueOf(link.getHost()))
        && web.getPort() == link.getPort()
        && link.getPath() != null
        && RUN.matcher(link.getPath()).matches();
  }

  @Override
  public List<String> read(URI link, Reader reader) throws NotRead {
    Matcher path = RUN.matcher(link.getPath());
    if (!path.matches()) {
      throw new NotRead("refused");
    }
    ActionsLogs.Known repository =
        repositories.apply(path.group(1)).orElseThrow(() -> new NotRead("not-installed"));
    if (repository.isPrivate() && repository.ref().id() != reader.repository()) {
      // The same word as for one that nobody knows: its name may be a guess.
      throw new NotRead("not-installed");
    }
    CheckRun run;
    try {
      run = checks.get(repository.ref(), Long.parseLong(path.group(2)));
    } catch (GitHubException e) {
      throw Refusals.of(e);
    }
    if (run.app() != null && "github-actions".equals(run.app().slug())) {
      return actions.ofJob(repository.ref(), run.id());
    }
    return builds.read(links.of(run.words(), run.detailsUrl()));
  }
}
