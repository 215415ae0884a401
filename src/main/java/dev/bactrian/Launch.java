package dev.bactrian;

import dev.bactrian.config.BuildSettings;
import dev.bactrian.config.CiServer;
import dev.bactrian.config.DeploymentConfig;
import dev.bactrian.github.WriteBudget;
import dev.bactrian.index.Embedder;
import dev.bactrian.web.SignIn;
import java.time.InstantSource;
import java.util.List;

/**
 * What an {@link App} is started with.
 *
 * @param config with an App in it
 * @param builds health checks to watch
 * @param servers CI servers whose logs are read
 * @param embedder closed with the App
 * @param signIn how people sign in; null for GitHub's way
 * @param budget of writes to GitHub
 */
public record Launch(
    DeploymentConfig config,
    BuildSettings builds,
    List<CiServer> servers,
    Embedder embedder,
    InstantSource clock,
    SignIn signIn,
    WriteBudget budget) {

  /** Within GitHub's limits, with its sign-in, and without health checks and CI servers. */
  public static Launch of(DeploymentConfig config, Embedder embedder, InstantSource clock) {
    return new Launch(
        config, BuildSettings.NONE, List.of(), embedder, clock, null, WriteBudget.ofGitHub(clock));
  }

  Launch watching(BuildSettings builds) {
    return new Launch(config, builds, servers, embedder, clock, signIn, budget);
  }

  /** The same with CI servers whose logs are read. */
  public Launch reading(List<CiServer> servers) {
    return new Launch(config, builds, servers, embedder, clock, signIn, budget);
  }

  Launch signingIn(SignIn signIn) {
    return new Launch(config, builds, servers, embedder, clock, signIn, budget);
  }

  /** The same with another budget of writes. */
  public Launch within(WriteBudget budget) {
    return new Launch(config, builds, servers, embedder, clock, signIn, budget);
  }
}
