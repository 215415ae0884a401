package dev.bactrian.github;

import java.time.Instant;
import java.util.Map;

/**
 * An installation of the App. In events of repositories only the id is filled.
 *
 * @param account whose repositories it sees, or null
 * @param permissions granted, such as {@code issues: write}
 * @param suspendedAt null unless suspended
 */
public record Installation(
    long id, User account, Map<String, String> permissions, Instant suspendedAt) {

  public Installation {
    permissions = permissions == null ? Map.of() : Map.copyOf(permissions);
  }
}
