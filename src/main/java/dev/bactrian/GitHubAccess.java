package dev.bactrian;

import dev.bactrian.config.AppIdentity;
import dev.bactrian.config.DeploymentConfig;
import dev.bactrian.github.AppAuth;
import dev.bactrian.github.GitHubApi;
import dev.bactrian.github.GitHubHost;
import dev.bactrian.github.PrivateKeys;
import dev.bactrian.github.WriteBudget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

/** GitHub, as the App that the settings name. */
final class GitHubAccess {

  private GitHubAccess() {}

  /**
   * @param budget of writes
   * @param cache folder for GitHub's answers, or null for none
   * @throws IOException if the key file can't be read or holds no key; the message names the file
   */
  static GitHubApi asApp(
      DeploymentConfig config, WriteBudget budget, InstantSource clock, Path cache)
      throws IOException {
    AppIdentity identity =
        config.app().orElseThrow(() -> new IllegalArgumentException("no App is configured"));
    Path file = identity.privateKeyFile();
    AppAuth auth;
    try {
      String pem = Files.readString(file);
      auth = new AppAuth(Long.toString(identity.appId()), PrivateKeys.parse(pem), clock);
    } catch (IllegalArgumentException e) {
      throw new IOException("BACTRIAN_PRIVATE_KEY_FILE: " + file + ": " + e.getMessage(), e);
    }
    return GitHubApi.asApp(
        new GitHubHost(config.githubApi(), config.githubWeb()), auth, budget, clock, cache);
  }
}
