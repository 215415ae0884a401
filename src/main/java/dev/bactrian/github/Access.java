package dev.bactrian.github;

import java.util.Map;

/** What a token may do: no more than the work at hand needs. */
enum Access {
  /** Issues, comments, labels, reactions. */
  ISSUES(Map.of("metadata", "read", "issues", "write")),
  /** Settings file and issue templates. */
  CONTENTS(Map.of("metadata", "read", "contents", "read")),
  /** Logs of builds; granted only where the owner accepted it. */
  ACTIONS(Map.of("metadata", "read", "actions", "read")),
  /** What CIs say of commits; granted only where the owner accepted it. */
  CHECKS(Map.of("metadata", "read", "checks", "read")),
  /** Which repositories there are. */
  METADATA(Map.of("metadata", "read"));

  private final Map<String, String> permissions;

  Access(Map<String, String> permissions) {
    this.permissions = permissions;
  }

  Map<String, String> permissions() {
    return permissions;
  }
}
