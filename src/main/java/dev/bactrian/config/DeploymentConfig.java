package dev.bactrian.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of one running copy, from the environment. Immutable; prints no secret.
 *
 * @param app who we are to GitHub; empty as long as the App is not set up
 * @param githubApi REST base, without a slash at the end
 * @param githubWeb base of the pages, without a slash at the end
 * @param publicUrl where GitHub and people reach this copy
 * @param data the directory that holds everything
 * @param port to listen on
 * @param databaseUrl JDBC URL; empty for SQLite in the data directory
 * @param openSearchUrl empty for Lucene in the data directory
 * @param shadow true if nothing may be written to GitHub, whatever repositories allow
 * @param embeddings false to go without the embedding model: less memory, fewer matches by meaning
 */
public record DeploymentConfig(
    Optional<AppIdentity> app,
    URI githubApi,
    URI githubWeb,
    URI publicUrl,
    Path data,
    int port,
    Optional<String> databaseUrl,
    Optional<URI> openSearchUrl,
    boolean shadow,
    boolean embeddings) {

  /**
   * Reads the settings of a copy that serves.
   *
   * @throws InvalidSettings naming every missing or wrong setting at once
   */
  public static DeploymentConfig read(Map<String, String> environment) {
    return new Environment(environment).read(true);
  }

  /**
   * As {@link #read}, but none of the three settings of the App need be there: then it still has to
   * be set up.
   *
   * @throws InvalidSettings naming every wrong setting, and the rest of the three if one is there
   */
  public static DeploymentConfig readBeforeSetup(Map<String, String> environment) {
    return new Environment(environment).read(false);
  }

  /** The same with an App, once it is set up, on the port it was set up on. */
  public DeploymentConfig with(AppIdentity identity, int samePort) {
    return new DeploymentConfig(
        Optional.of(identity),
        githubApi,
        githubWeb,
        publicUrl,
        data,
        samePort,
        databaseUrl,
        openSearchUrl,
        shadow,
        embeddings);
  }

  /** True on github.com, where links through {@code redirect.github.com} leave no trace. */
  public boolean isGitHubCom() {
    return "github.com".equals(githubWeb.getHost());
  }
}
