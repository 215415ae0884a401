package dev.bactrian.ci;

import java.time.Duration;

/** Clients for tests that do not want to wait. */
public final class PoliteClientFixture {

  private PoliteClientFixture() {}

  /**
   * One that tries again at once and keeps nothing.
   *
   * @param longest that an answer may take
   */
  public static PoliteClient hasty(Duration longest) {
    return new PoliteClient(null, Duration.ofMillis(5), longest);
  }
}
