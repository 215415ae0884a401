package dev.bactrian.queue;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Growing distances between attempts.
 *
 * @param first before the second attempt; doubled from then on
 * @param longest the limit of the doubling
 * @param attempts after so many the delivery is dead
 */
public record Backoff(Duration first, Duration longest, int attempts) {

  /** Fourteen attempts over some three hours: longer than most outages. */
  public static final Backoff DEFAULT =
      new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(30), 14);

  /** The distance after attempt {@code number}, up to a fifth longer so that they spread out. */
  Duration after(int number, RandomGenerator random) {
    int doublings = Math.clamp(number - 1L, 0, 20);
    Duration distance = first.multipliedBy(1L << doublings);
    if (distance.compareTo(longest) > 0) {
      distance = longest;
    }
    return distance.plusMillis((long) (distance.toMillis() * random.nextDouble(0.2)));
  }
}
