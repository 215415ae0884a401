package dev.bactrian.queue;

import java.time.Instant;

/**
 * Thrown by a handler that must wait, for instance until GitHub's limit is reset. Does not count as
 * a failed attempt.
 */
public final class RetryAt extends RuntimeException {

  private final Instant moment;

  public RetryAt(Instant moment, Throwable cause) {
    super(cause == null ? "wait until " + moment : cause.getMessage(), cause);
    this.moment = moment;
  }

  /** The earliest next attempt. */
  public Instant moment() {
    return moment;
  }
}
