package dev.bactrian.github;

import java.util.function.Function;
import java.util.function.Supplier;

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

  /**
   * Makes a call with a token for one repository. If GitHub refuses the token, as it does when an
   * owner changed what the App may see, nothing was done, and a fresh one is tried once.
   */
  default <T> T with(RepositoryRef repository, Access access, Function<String, T> call) {
    return with(repository.installation(), () -> forRepository(repository, access), call);
  }

  /** The same with a token for all repositories of an installation. */
  default <T> T with(long installation, Access access, Function<String, T> call) {
    return with(installation, () -> forInstallation(installation, access), call);
  }

  private <T> T with(long installation, Supplier<String> tokens, Function<String, T> call) {
    String token = tokens.get();
    try {
      return call.apply(token);
    } catch (GitHubException e) {
      if (e.kind() != GitHubException.Kind.UNAUTHORIZED) {
        throw e;
      }
      forget(installation);
      return call.apply(tokens.get());
    }
  }
}
