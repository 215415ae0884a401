package dev.bactrian.queue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Stands still until told to go on. Thread-safe. */
public final class TestClock implements InstantSource {

  private volatile Instant now = Instant.parse("2026-11-24T12:00:00Z");

  @Override
  public Instant instant() {
    return now;
  }

  public synchronized void advance(Duration duration) {
    now = now.plus(duration);
  }
}
