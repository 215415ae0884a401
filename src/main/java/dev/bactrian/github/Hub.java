package dev.bactrian.github;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import okhttp3.Cache;
import okhttp3.OkHttpClient;
import org.kohsuke.github.GHException;
import org.kohsuke.github.GitHub;
import org.kohsuke.github.GitHubBuilder;
import org.kohsuke.github.HttpException;
import org.kohsuke.github.authorization.AuthorizationProvider;
import org.kohsuke.github.extras.okhttp3.OkHttpGitHubConnector;

/**
 * The github-api library, made to fail fast: at a limit it throws with the moment of its end
 * instead of sleeping. It is used to read about the App, its installations, tokens, files and
 * gists; answers are kept with their ETags, and an unchanged one costs nothing of the limit.
 *
 * <p>It is not used to write, because it repeats requests whose connection broke, comments among
 * them; nor to read issues, because it knows neither the reason {@code duplicate} nor through which
 * App a comment was made. Thread-safe.
 */
final class Hub {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final long CACHE_BYTES = 50L * 1024 * 1024;

  private final GitHubHost host;
  private final InstantSource clock;
  private final OkHttpClient client;
  private final AuthorizationProvider app;

  /**
   * For a host.
   *
   * @param app null if there is no App
   * @param cache folder for answers, or null for none
   */
  Hub(GitHubHost host, AppAuth app, InstantSource clock, Path cache) {
    this.host = host;
    this.clock = clock;
    this.app = app == null ? AuthorizationProvider.ANONYMOUS : () -> "Bearer " + app.jwt();
    OkHttpClient.Builder builder = new OkHttpClient.Builder().callTimeout(TIMEOUT);
    if (cache != null) {
      builder.cache(new Cache(cache.toFile(), CACHE_BYTES));
    }
    this.client = builder.build();
  }

  /** As the App itself. */
  GitHub asApp() throws IOException {
    return build(app);
  }

  /** With a token; null for none. */
  GitHub with(String token) throws IOException {
    return build(token == null ? AuthorizationProvider.ANONYMOUS : () -> "Bearer " + token);
  }

  /**
   * Runs a call and puts its failures into our words.
   *
   * @param what the thing asked for, for the message
   */
  <T> T call(String what, Call<T> call) {
    try {
      return call.run();
    } catch (IOException e) {
      throw explain(what, e);
    } catch (GHException | UncheckedIOException e) {
      throw e.getCause() instanceof IOException cause
          ? explain(what, cause)
          : GitHubException.of(GitHubException.Kind.MALFORMED, what + ": " + e.getMessage(), e);
    }
  }

  private GitHub build(AuthorizationProvider authorization) throws IOException {
    return new GitHubBuilder()
        .withEndpoint(host.api().toString())
        .withAuthorizationProvider(authorization)
        .withConnector(new OkHttpGitHubConnector(client))
        .withRateLimitHandler(new HubLimits.Primary(clock))
        .withAbuseLimitHandler(new HubLimits.Secondary(clock))
        .build();
  }

  private static GitHubException explain(String what, IOException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof HubLimits.Reached limit) {
        return GitHubException.limited(what + ": " + limit.getMessage(), limit.retryAt());
      }
      if (cause instanceof HttpException http && http.getResponseCode() / 100 == 2) {
        // Done, as GitHub says, but the answer was cut off or is none.
        return GitHubException.of(
            GitHubException.Kind.MALFORMED, what + ": the answer cannot be read", failure);
      }
      if (cause instanceof HttpException http && http.getResponseCode() > 0) {
        return Failures.of(what, http.getResponseCode(), null, null, false);
      }
      if (cause instanceof FileNotFoundException) {
        return Failures.of(what, 404, null, null, false);
      }
    }
    return GitHubException.of(
        GitHubException.Kind.UNAVAILABLE,
        what + ": GitHub cannot be reached (" + failure.getClass().getSimpleName() + ")",
        failure);
  }

  /** Something that asks GitHub. */
  @FunctionalInterface
  interface Call<T> {
    T run() throws IOException;
  }
}
