package dev.bactrian.handler;

import dev.bactrian.github.AppApi;
import dev.bactrian.github.GitHubException;
import dev.bactrian.queue.RetryAt;

/** Leaves the last requests of the hour to live events. Thread-safe. */
final class RateFloor {

  /** Requests of the hour that housekeeping does not touch. */
  static final int FLOOR = 1000;

  private final AppApi api;

  RateFloor(AppApi api) {
    this.api = api;
  }

  /**
   * Goes on if there are enough left.
   *
   * @throws RetryAt if there are not
   */
  void keep(long installation) {
    AppApi.RateLeft left;
    try {
      left = api.rateLeft(installation);
    } catch (GitHubException e) {
      if (e.kind() == GitHubException.Kind.NOT_FOUND) {
        // GitHub Enterprise Server with its limits switched off, as they are by default.
        return;
      }
      throw e;
    }
    if (left.limit() > FLOOR && left.remaining() < FLOOR) {
      throw new RetryAt(left.resetAt(), null);
    }
  }
}
