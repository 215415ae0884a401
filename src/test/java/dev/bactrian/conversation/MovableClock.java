package dev.bactrian.conversation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** The time of day, plus what a test lets pass at once. Thread-safe. */
final class MovableClock implements InstantSource {

  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

  @Override
  public Instant instant() {
    return Instant.now().plus(ahead.get());
  }

  void advance(Duration duration) {
    ahead.accumulateAndGet(duration, Duration::plus);
  }
}
