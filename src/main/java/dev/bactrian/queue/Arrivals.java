package dev.bactrian.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How deliveries have been coming from GitHub.
 *
 * @param last when the latest one that is remembered came; null if there is none
 * @param remembered how many came in the days before
 */
public record Arrivals(Instant last, long remembered) {

  /** As many in about a week: somebody is at work there. */
  static final int LIVING = 7;

  /** Nothing for so long from people at work, over a weekend perhaps, is worth a look. */
  private static final Duration SILENT = Duration.ofDays(1);

  /** The same where they came regularly before. */
  Arrivals after(Instant living) {
    return new Arrivals(last == null || last.isBefore(living) ? living : last, LIVING);
  }

  boolean isOfTheLiving() {
    return last != null && remembered >= LIVING;
  }

  /** How long nothing has come where something was to be expected; empty if all is as ever. */
  public Optional<Duration> silence(Instant now) {
    if (!isOfTheLiving()) {
      return Optional.empty();
    }
    Duration silence = Duration.between(last, now);
    return silence.compareTo(SILENT) > 0 ? Optional.of(silence) : Optional.empty();
  }
}
