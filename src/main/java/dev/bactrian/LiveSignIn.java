package dev.bactrian;

import dev.bactrian.config.AppIdentity;
import dev.bactrian.github.GitHubException;
import dev.bactrian.github.GitHubHost;
import dev.bactrian.github.RepositoryRef;
import dev.bactrian.github.UserSignIn;
import dev.bactrian.store.Repositories;
import dev.bactrian.web.SignIn;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signing in through GitHub. Thread-safe. */
final class LiveSignIn implements SignIn {

  private static final Logger log = LoggerFactory.getLogger(LiveSignIn.class);

  private final UserSignIn github;
  private final Repositories repositories;

  private LiveSignIn(UserSignIn github, Repositories repositories) {
    this.github = github;
    this.repositories = repositories;
  }

  /** Nobody can sign in where the App's client is not known. */
  static SignIn of(
      AppIdentity identity, GitHubHost host, Repositories repositories, InstantSource clock) {
    return identity
        .client()
        .<SignIn>map(
            client ->
                new LiveSignIn(
                    new UserSignIn(host, client.id(), client.secret().expose(), clock),
                    repositories))
        .orElse(SignIn.NONE);
  }

  @Override
  public boolean isPossible() {
    return true;
  }

  @Override
  public URI ask(String state, String challenge, URI back) {
    return github.authorize(state, challenge, back);
  }

  @Override
  public Person exchange(String code, String verifier, URI back) throws IOException {
    String token = github.exchange(code, verifier, back);
    try {
      return new Person(github.login(token), token);
    } catch (GitHubException e) {
      throw new IOException("GitHub does not say who you are. Try again.", e);
    }
  }

  @Override
  public boolean maySee(Person person, long repository) {
    try {
      return repositories
          .get(repository)
          .map(one -> new RepositoryRef(one.installation(), one.id(), one.fullName()))
          .filter(ref -> github.sees(person.token(), ref))
          .isPresent();
    } catch (GitHubException e) {
      log.warn("what a person may see can't be found out: {}", e.getMessage());
      return false;
    }
  }
}
