package dev.bactrian.github;

/** One token for everything, or none: for imports by hand. */
record FixedToken(String token) implements Tokens {

  @Override
  public String forRepository(RepositoryRef repository, Access access) {
    return token;
  }

  @Override
  public String forInstallation(long installation, Access access) {
    return token;
  }

  @Override
  public void forget(long installation) {
    // It is all there is.
  }

  @Override
  public String toString() {
    return "FixedToken";
  }
}
