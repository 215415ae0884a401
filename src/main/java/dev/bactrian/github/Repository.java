package dev.bactrian.github;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A repository as GitHub shows it. In lists of installations only the first four are filled.
 *
 * @param isPrivate true too for internal ones: not everybody may read it
 * @param owner null in lists of installations
 * @param hasIssues null if not said
 */
public record Repository(
    long id,
    String nodeId,
    String fullName,
    @JsonProperty("private") boolean isPrivate,
    String defaultBranch,
    Boolean archived,
    Boolean hasIssues,
    User owner) {

  public Repository {
    Json.required(fullName, "full_name");
  }

  /** As reached through an installation. */
  public RepositoryRef in(long installation) {
    return new RepositoryRef(installation, id, fullName);
  }
}
