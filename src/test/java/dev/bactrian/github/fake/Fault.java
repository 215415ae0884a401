package dev.bactrian.github.fake;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * One failure on command.
 *
 * @param requests {@code METHOD /path} of the requests it befalls
 * @param kind what happens
 * @param status of the answer, where there is one
 * @param headers of the answer
 */
public record Fault(Pattern requests, Kind kind, int status, Map<String, String> headers) {

  /** What happens. */
  public enum Kind {
    /** Refused before anything is done. */
    REFUSED,
    /** Done, and then answered as failed. */
    FAILED_AFTER_EFFECT,
    /** Done, and the answer is cut off. */
    TRUNCATED,
    /** Done, and the connection is closed without an answer. */
    CONNECTION_LOST,
    /** Done and answered, but late. */
    SLOW
  }

  public static Fault status(String requests, int status) {
    return new Fault(Pattern.compile(requests), Kind.REFUSED, status, Map.of());
  }

  /** The primary limit, with the second of its reset. */
  public static Fault rateLimit(String requests, long resetEpochSecond) {
    return new Fault(
        Pattern.compile(requests),
        Kind.REFUSED,
        403,
        Map.of(
            "x-ratelimit-limit", "5000",
            "x-ratelimit-remaining", "0",
            "x-ratelimit-reset", Long.toString(resetEpochSecond)));
  }

  /** A secondary limit that says how long. */
  public static Fault retryAfter(String requests, int status, int seconds) {
    return new Fault(
        Pattern.compile(requests),
        Kind.REFUSED,
        status,
        Map.of("retry-after", Integer.toString(seconds)));
  }

  public static Fault failedAfterEffect(String requests) {
    return new Fault(Pattern.compile(requests), Kind.FAILED_AFTER_EFFECT, 502, Map.of());
  }

  public static Fault truncated(String requests) {
    return new Fault(Pattern.compile(requests), Kind.TRUNCATED, 200, Map.of());
  }

  public static Fault connectionLost(String requests) {
    return new Fault(Pattern.compile(requests), Kind.CONNECTION_LOST, 0, Map.of());
  }

  public static Fault slow(String requests) {
    return new Fault(Pattern.compile(requests), Kind.SLOW, 200, Map.of());
  }
}
