package dev.bactrian.github;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import org.kohsuke.github.GitHubAbuseLimitHandler;
import org.kohsuke.github.GitHubRateLimitHandler;
import org.kohsuke.github.connector.GitHubConnectorResponse;

/** What the library does at a limit: throws with the moment of its end. */
final class HubLimits {

  private HubLimits() {}

  /** The end of a limit is known. */
  static final class Reached extends IOException {

    private final transient Instant retryAt;

    Reached(String message, Instant retryAt) {
      super(message);
      this.retryAt = retryAt;
    }

    Instant retryAt() {
      return retryAt;
    }
  }

  /** So many requests an hour. */
  static final class Primary extends GitHubRateLimitHandler {

    private final InstantSource clock;

    Primary(InstantSource clock) {
      this.clock = clock;
    }

    @Override
    public void onError(GitHubConnectorResponse response) throws IOException {
      throw reached(response, clock);
    }
  }

  /** So much in a short time. */
  static final class Secondary extends GitHubAbuseLimitHandler {

    private final InstantSource clock;

    Secondary(InstantSource clock) {
      this.clock = clock;
    }

    @Override
    public void onError(GitHubConnectorResponse response) throws IOException {
      throw reached(response, clock);
    }
  }

  private static Reached reached(GitHubConnectorResponse response, InstantSource clock) {
    Instant retryAt = Limits.retryAt(response::header, clock.instant());
    return new Reached("limit reached until " + retryAt, retryAt);
  }
}
