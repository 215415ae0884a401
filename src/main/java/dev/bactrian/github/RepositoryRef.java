package dev.bactrian.github;

/**
 * A repository, and the installation through which it is reached.
 *
 * @param installation id; 0 where a plain token or none is used
 * @param id GitHub's database id: stays when the repository is renamed
 * @param fullName {@code owner/name} as last seen; requests follow a renamed one
 */
public record RepositoryRef(long installation, long id, String fullName) {

  public RepositoryRef {
    if (!fullName.matches("[\\w.-]+/[\\w.-]+")) {
      throw new IllegalArgumentException("not of the form owner/name: " + fullName);
    }
  }

  public String owner() {
    return fullName.substring(0, fullName.indexOf('/'));
  }

  public String name() {
    return fullName.substring(fullName.indexOf('/') + 1);
  }

  /** Its REST path. */
  String path() {
    return "/repos/" + fullName;
  }
}
