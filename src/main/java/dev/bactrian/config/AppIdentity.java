package dev.bactrian.config;

import java.nio.file.Path;
import java.util.List;

/**
 * Who we are to GitHub.
 *
 * @param appId the App's id, as its settings page shows it
 * @param privateKeyFile PEM, PKCS#1 or PKCS#8
 * @param webhookSecrets the current one first; more than one while a secret is being rotated
 */
public record AppIdentity(long appId, Path privateKeyFile, List<Secret> webhookSecrets) {

  public AppIdentity {
    webhookSecrets = List.copyOf(webhookSecrets);
  }
}
