package dev.bactrian.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** When a limit ends, as GitHub says it. */
class LimitsTest {

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  @Test
  void retry_after_comes_before_the_reset() {
    assertThat(
            retryAt(
                Map.of(
                    "retry-after", "90",
                    "x-ratelimit-remaining", "0",
                    "x-ratelimit-reset", epoch(1_800))))
        .isEqualTo(NOW.plusSeconds(90));
  }

  @Test
  void the_reset_counts_when_nothing_remains() {
    assertThat(retryAt(Map.of("x-ratelimit-remaining", "0", "x-ratelimit-reset", epoch(1_800))))
        .isEqualTo(NOW.plusSeconds(1_801));
    assertThat(retryAt(Map.of("x-ratelimit-remaining", "7", "x-ratelimit-reset", epoch(1_800))))
        .as("a secondary limit without a word about its end")
        .isEqualTo(NOW.plusSeconds(60));
  }

  @Test
  void nonsense_stops_us_neither_for_ever_nor_not_at_all() {
    assertThat(retryAt(Map.of("retry-after", "99999999999"))).isBefore(NOW.plusSeconds(4_000));
    assertThat(retryAt(Map.of("retry-after", "-1"))).isEqualTo(NOW.plusSeconds(60));
    assertThat(retryAt(Map.of("retry-after", "Tue, 24 Nov 2026"))).isEqualTo(NOW.plusSeconds(60));
    assertThat(retryAt(Map.of("x-ratelimit-remaining", "0", "x-ratelimit-reset", epoch(-900))))
        .isEqualTo(NOW.plusSeconds(1));
    assertThat(retryAt(Map.of("x-ratelimit-remaining", "0", "x-ratelimit-reset", "9".repeat(18))))
        .isBefore(NOW.plusSeconds(4_000));
  }

  @Test
  void a_missing_permission_is_no_limit() {
    assertThat(isLimit(403, Map.of(), "Resource not accessible by integration")).isFalse();
    assertThat(isLimit(404, Map.of("retry-after", "1"), null)).isFalse();
    assertThat(isLimit(429, Map.of(), null)).isTrue();
    assertThat(isLimit(403, Map.of("x-ratelimit-remaining", "0"), null)).isTrue();
    assertThat(isLimit(403, Map.of(), "You have exceeded a secondary rate limit.")).isTrue();
    assertThat(isLimit(403, Map.of(), "was submitted too quickly")).isTrue();
  }

  private static Instant retryAt(Map<String, String> headers) {
    return Limits.retryAt(headers::get, NOW);
  }

  private static boolean isLimit(int status, Map<String, String> headers, String message) {
    return Limits.isLimit(status, headers::get, message);
  }

  private static String epoch(int secondsAhead) {
    return Long.toString(NOW.plusSeconds(secondsAhead).getEpochSecond());
  }
}
