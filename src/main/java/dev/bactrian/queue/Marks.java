package dev.bactrian.queue;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Moments remembered under a name, such as how far a look back has come. Thread-safe. */
public final class Marks {

  private final Jdbi jdbi;

  Marks(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** The moment of that name; empty if there is none. */
  public Optional<Instant> get(String name) {
    return jdbi.withHandle(
            handle ->
                handle
                    .createQuery("SELECT at FROM queue_mark WHERE name = :name")
                    .bind("name", name)
                    .mapTo(Long.class)
                    .findOne())
        .map(Instant::ofEpochMilli);
  }

  /** Remembers a moment, in place of the one before. */
  public void put(String name, Instant moment) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    "INSERT INTO queue_mark (name, at) VALUES (:name, :at)"
                        + " ON CONFLICT (name) DO UPDATE SET at = excluded.at")
                .bind("name", name)
                .bind("at", moment.toEpochMilli())
                .execute());
  }

  void remove(String name) {
    jdbi.useHandle(handle -> handle.execute("DELETE FROM queue_mark WHERE name = ?", name));
  }
}
