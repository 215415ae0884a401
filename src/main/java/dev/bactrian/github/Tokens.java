package dev.bactrian.github;

/** Gives the token for a piece of work. */
interface Tokens {

  /**
   * A token for one repository.
   *
   * @return without the word "Bearer"; null to ask without one
   * @throws GitHubException if there is none to be had
   */
  String forRepository(RepositoryRef repository, Access access);

  /** A token for all repositories of an installation. */
  String forInstallation(long installation, Access access);

  /** Forgets tokens that GitHub refused. */
  void forget(long installation);
}
