package dev.bactrian.store;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;

/** Counts our comments, for the daily cap and the breaker. Thread-safe. */
public final class Writes {

  private final Jdbi jdbi;

  public Writes(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Takes one of the day's new comments (UTC); false if none is left. */
  public boolean take(long repository, Instant now, int cap) {
    long day = TimeUnit.MILLISECONDS.toDays(now.toEpochMilli());
    return jdbi.inTransaction(
        handle -> {
          int used =
              handle
                  .createQuery(
                      "SELECT writes FROM write_count WHERE repository = :id AND day = :day")
                  .bind("id", repository)
                  .bind("day", day)
                  .mapTo(Integer.class)
                  .findOne()
                  .orElse(0);
          if (used >= cap) {
            return false;
          }
          handle.execute(
              """
              INSERT INTO write_count (repository, day, writes) VALUES (?, ?, 1)
              ON CONFLICT (repository, day) DO UPDATE SET writes = write_count.writes + 1
              """,
              repository,
              day);
          handle.execute("DELETE FROM write_count WHERE day < ?", day - 7);
          return true;
        });
  }

  /** Notes a write; returns how many there were since the given moment, this one included. */
  public int note(long repository, Instant now, Instant since) {
    return jdbi.inTransaction(
        handle -> {
          handle.execute(
              "INSERT INTO recent_write (id, repository, written_at) VALUES (?, ?, ?)",
              UUID.randomUUID().toString(),
              repository,
              now.toEpochMilli());
          handle.execute(
              "DELETE FROM recent_write WHERE repository = ? AND written_at < ?",
              repository,
              since.toEpochMilli());
          return since(handle, repository, since);
        });
  }

  /** How many writes there were since the given moment. */
  public int since(long repository, Instant since) {
    return jdbi.withHandle(handle -> since(handle, repository, since));
  }

  /** Ids of the repositories with at least so many writes since the given moment. */
  public List<Long> busiest(Instant since, int least) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT repository FROM recent_write WHERE written_at >= :since
                    GROUP BY repository HAVING count(*) >= :least ORDER BY repository
                    """)
                .bind("since", since.toEpochMilli())
                .bind("least", least)
                .mapTo(Long.class)
                .list());
  }

  private static int since(org.jdbi.v3.core.Handle handle, long repository, Instant since) {
    return handle
        .createQuery(
            "SELECT count(*) FROM recent_write WHERE repository = :id AND written_at >= :since")
        .bind("id", repository)
        .bind("since", since.toEpochMilli())
        .mapTo(Integer.class)
        .one();
  }
}
