package dev.bactrian.github;

import java.time.Instant;
import java.util.Optional;

/** GitHub did not do what was asked. The message holds no token and no body. */
public final class GitHubException extends RuntimeException {

  /** What went wrong, as far as it matters to the caller. */
  public enum Kind {
    /** The App's key or a token is wrong, or was revoked. */
    UNAUTHORIZED,
    /** A permission is missing. */
    FORBIDDEN,
    /** The conversation is locked: nothing can be written there. */
    LOCKED,
    /** The installation is not there any more, or the address is not GitHub's. */
    NOT_INSTALLED,
    /** Not there, deleted, or hidden from us. */
    NOT_FOUND,
    /** Understood and refused. */
    INVALID,
    /** A limit is reached: {@link #retryAt} says until when. */
    RATE_LIMITED,
    /** Not reachable, or in trouble; may be tried again. */
    UNAVAILABLE,
    /** The answer makes no sense. */
    MALFORMED
  }

  private final Kind kind;
  private final int status;
  private final Instant retryAt;
  private final boolean outcomeUnknown;

  GitHubException(
      Kind kind,
      int status,
      String message,
      Instant retryAt,
      boolean outcomeUnknown,
      Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.status = status;
    this.retryAt = retryAt;
    this.outcomeUnknown = outcomeUnknown;
  }

  static GitHubException of(Kind kind, String message, Throwable cause) {
    return new GitHubException(kind, 0, message, null, false, cause);
  }

  static GitHubException limited(String message, Instant retryAt) {
    return new GitHubException(Kind.RATE_LIMITED, 0, message, retryAt, false, null);
  }

  public Kind kind() {
    return kind;
  }

  /** The HTTP status; 0 if there was no answer. */
  public int status() {
    return status;
  }

  /** True if trying again later may help, whatever was asked. */
  public boolean isPassing() {
    return switch (kind) {
      case RATE_LIMITED, UNAVAILABLE, MALFORMED, UNAUTHORIZED -> true;
      case FORBIDDEN, LOCKED, NOT_INSTALLED, NOT_FOUND, INVALID -> false;
    };
  }

  /** When it may be tried again, where GitHub or our own budget says so. */
  public Optional<Instant> retryAt() {
    return Optional.ofNullable(retryAt);
  }

  /**
   * True if a write may have happened all the same: before it is repeated, its effect must be
   * looked for.
   */
  public boolean outcomeUnknown() {
    return outcomeUnknown;
  }
}
