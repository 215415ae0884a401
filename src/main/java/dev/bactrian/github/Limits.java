package dev.bactrian.github;

import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;

/**
 * When a limit ends: {@code retry-after}, else {@code x-ratelimit-reset} if nothing remains, else
 * in a minute (docs.github.com, "Rate limits for the REST API").
 */
final class Limits {

  private static final Duration DEFAULT = Duration.ofMinutes(1);

  /** No reset lies further ahead than an hour; a wrong header must not stop us for days. */
  private static final Duration LONGEST = Duration.ofMinutes(65);

  private Limits() {}

  /** True if an answer of this status is a limit and no missing permission. */
  static boolean isLimit(int status, UnaryOperator<String> headers, String message) {
    if (status == 429) {
      return true;
    }
    return status == 403
        && (headers.apply("retry-after") != null
            || "0".equals(headers.apply("x-ratelimit-remaining"))
            || saysSo(message));
  }

  /** Secondary limits come with words and not always with headers. */
  static boolean saysSo(String message) {
    return message != null
        && (message.contains("secondary rate limit")
            || message.contains("abuse detection")
            || message.contains("submitted too quickly")
            || message.contains("temporarily blocked from content creation"));
  }

  static Instant retryAt(UnaryOperator<String> headers, Instant now) {
    Long after = number(headers.apply("retry-after"));
    Long reset = number(headers.apply("x-ratelimit-reset"));
    Instant moment;
    if (after != null) {
      moment = now.plusSeconds(Math.clamp(after, 1, LONGEST.toSeconds()));
    } else if (reset != null && "0".equals(headers.apply("x-ratelimit-remaining"))) {
      // A second more, because the header is rounded and clocks differ.
      moment = Instant.ofEpochSecond(Math.clamp(reset, 0, Integer.MAX_VALUE)).plusSeconds(1);
    } else {
      moment = now.plus(DEFAULT);
    }
    if (moment.isBefore(now)) {
      return now.plusSeconds(1);
    }
    return moment.isAfter(now.plus(LONGEST)) ? now.plus(LONGEST) : moment;
  }

  private static Long number(String text) {
    if (text == null || !text.strip().matches("[0-9]{1,18}")) {
      return null;
    }
    return Long.valueOf(text.strip());
  }
}
