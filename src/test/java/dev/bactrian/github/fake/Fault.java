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
 * @param message in the answer's body
 */
public record Fault(
    Pattern requests, Kind kind, int status, Map<String, String> headers, String message) {

  private static final String COMMANDED = "failed on command";

  public Fault(Pattern requests, Kind kind, int status, Map<String, String> headers) {
    this(requests, kind, status, headers, COMMANDED);
  }

  /** What happens. */
  public enum Kind {
    /** Refused before anything is done. */
    REFUSED,
    /** Done, and then answered as failed. */
    FAILED_AFTER_EFFECT,
    /** Done, and the answer is cut off. */
    TRUNCATED,
    /** Done, and answered with a page for people. */
    WRONG_TYPE,
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

  /** A secondary limit that is told in words only. */
  public static Fault tooQuick(String requests) {
    return new Fault(
        Pattern.compile(requests),
        Kind.REFUSED,
        403,
        Map.of(),
        "You have exceeded a secondary rate limit. Please wait a few minutes.");
  }

  public static Fault wrongType(String requests) {
    return new Fault(Pattern.compile(requests), Kind.WRONG_TYPE, 200, Map.of());
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
