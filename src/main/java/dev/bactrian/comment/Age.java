package dev.bactrian.comment;

import java.time.Duration;
import java.time.Instant;

/** How long ago, in one unit, as people say it. */
final class Age {

  private Age() {}

  /** {@code today}, {@code 3 days ago}, {@code 2 years ago}. */
  static String of(Instant then, Instant now) {
    long days = Duration.between(then, now).toDays();
    if (days < 1) {
      return "today";
    }
    if (days < 14) {
      return count(days, "day");
    }
    if (days < 60) {
      return count(days / 7, "week");
    }
    if (days < 730) {
      return count(days / 30, "month");
    }
    return count(days / 365, "year");
  }

  private static String count(long number, String unit) {
    return number + " " + unit + (number == 1 ? "" : "s") + " ago";
  }
}
