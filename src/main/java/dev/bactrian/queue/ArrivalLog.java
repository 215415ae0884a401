package dev.bactrian.queue;

import java.time.Instant;
import org.jdbi.v3.core.Jdbi;

/** When GitHub sent something, for longer than deliveries are remembered. Thread-safe. */
final class ArrivalLog {

  /** Mark of the latest delivery in days when they came regularly. */
  private static final String LIVING = "living";

  private final Jdbi jdbi;
  private final Marks marks;

  ArrivalLog(Jdbi jdbi, Marks marks) {
    this.jdbi = jdbi;
    this.marks = marks;
  }

  Arrivals now() {
    Arrivals now = counted();
    // Of a silence longer than guids are remembered only its beginning is known.
    return now.isOfTheLiving() ? now : marks.get(LIVING).map(now::after).orElse(now);
  }

  /** To be called before deliveries are forgotten. */
  void keep() {
    Arrivals arrivals = counted();
    if (arrivals.isOfTheLiving()) {
      marks.put(LIVING, arrivals.last());
    }
  }

  /** Where nobody is left, silence is no wonder; others mark it again. */
  void forget() {
    marks.remove(LIVING);
  }

  /** Jobs of our own have a colon. */
  private Arrivals counted() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT MAX(received_at) AS last, COUNT(*) AS remembered FROM delivery"
                        + " WHERE guid NOT LIKE '%:%'")
                .map(
                    (row, context) -> {
                      long last = row.getLong("last");
                      return new Arrivals(
                          last == 0 ? null : Instant.ofEpochMilli(last), row.getLong("remembered"));
                    })
                .one());
  }
}
