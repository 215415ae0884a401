package dev.bactrian.report;

import java.time.Instant;
import java.util.Set;

/** Issues for tests. */
public final class Posts {

  public static final Instant MORNING = Instant.parse("2024-03-01T08:00:00Z");

  private Posts() {}

  /** A public issue of an imported tracker, posted {@code number} minutes into the morning. */
  public static Post of(int number, String title, String body) {
    return of(-1, number, 0, false, title, body);
  }

  public static Post of(
      long repository,
      int number,
      long installation,
      boolean isPrivate,
      String title,
      String body) {
    return new Post(
        new ReportKey(repository, number),
        "camel/r" + Math.abs(repository),
        installation,
        isPrivate,
        title,
        body,
        "dromedary",
        MORNING.plusSeconds(60L * number),
        null,
        null,
        Set.of());
  }
}
