package dev.bactrian;

import dev.bactrian.ci.PoliteClient;
import dev.bactrian.ci.job.ActionsRuns;
import dev.bactrian.ci.job.CiSources;
import dev.bactrian.ci.job.Explaining;
import dev.bactrian.ci.job.JobReport;
import dev.bactrian.config.CiServer;
import dev.bactrian.config.DeploymentConfig;
import dev.bactrian.github.GitHubApi;
import dev.bactrian.github.GitHubHost;
import dev.bactrian.github.RepositoryRef;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;

/** Explains a build of a CI for a person who named its address: what they name is asked. */
public final class BuildExplanation {

  private BuildExplanation() {}

  /**
   * Reads a build and explains it.
   *
   * @param kind of the server behind the link; null if it is one of the settings' servers
   * @param cache folder for what servers answered, or null
   * @throws IOException in words if it can't be read
   */
  public static JobReport of(
      URI link,
      CiServer.Kind kind,
      Explaining.Columns columns,
      Map<String, String> environment,
      Path cache,
      IntConsumer progress)
      throws IOException {
    List<CiServer> servers = new ArrayList<>();
    if (kind != null) {
      servers.add(
          new CiServer(kind, URI.create(link.getScheme() + "://" + link.getRawAuthority()), true));
    }
    servers.addAll(CiServer.read(environment));
    DeploymentConfig config = DeploymentConfig.readBeforeSetup(environment);
    GitHubApi github =
        GitHubApi.withToken(
            new GitHubHost(config.githubApi(), config.githubWeb()),
            environment.get("GITHUB_TOKEN"),
            InstantSource.system());
    CiSources sources =
        CiSources.of(servers, new PoliteClient(cache)::stream)
            .with(new ActionsRuns(github, name -> Optional.of(new RepositoryRef(0, 0, name))));
    if (sources.of(link).isEmpty()) {
      throw new IOException(
          link
              + " is no build of a server that is known: name its kind with --kind. Known are "
              + sources.all().stream()
                  .map(source -> source.name() + " " + source.base())
                  .collect(Collectors.joining(", ")));
    }
    return new Explaining(sources).explain(link, columns, progress);
  }
}
