package dev.bactrian.store;

import java.time.Instant;
import org.jdbi.v3.core.Jdbi;

/** Commands that were carried out. Thread-safe. */
public final class CommandRuns {

  private final Jdbi jdbi;

  public CommandRuns(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** True if this line of this comment was carried out. */
  public boolean contains(long commentId, String line) {
    return jdbi.withHandle(
        handle ->
            handle
                    .createQuery(
                        "SELECT count(*) FROM command_run WHERE comment_id = :id AND line = :line")
                    .bind("id", commentId)
                    .bind("line", line)
                    .mapTo(Integer.class)
                    .one()
                > 0);
  }

  /** Notes it, after it was carried out. */
  public void add(long repository, long commentId, String line, Instant at) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                INSERT INTO command_run (repository, comment_id, line, run_at) VALUES (?, ?, ?, ?)
                ON CONFLICT (comment_id, line) DO NOTHING
                """,
                repository,
                commentId,
                line,
                at.toEpochMilli()));
  }
}
