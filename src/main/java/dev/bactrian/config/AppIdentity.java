package dev.bactrian.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Who we are to GitHub.
 *
 * @param appId the App's id, as its settings page shows it
 * @param privateKeyFile PEM, PKCS#1 or PKCS#8
 * @param webhookSecrets the current one first; more than one while a secret is being rotated
 * @param client for signing people in; empty if nobody can
 */
public record AppIdentity(
    long appId, Path privateKeyFile, List<Secret> webhookSecrets, Optional<Client> client) {

  public AppIdentity {
    webhookSecrets = List.copyOf(webhookSecrets);
  }

  /** One in which nobody can sign in. */
  public AppIdentity(long appId, Path privateKeyFile, List<Secret> webhookSecrets) {
    this(appId, privateKeyFile, webhookSecrets, Optional.empty());
  }

  /** The App as an OAuth client, as its settings page shows it. */
  public record Client(String id, Secret secret) {}
}
