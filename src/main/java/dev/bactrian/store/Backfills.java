package dev.bactrian.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** How far the reading of old issues has come, per repository. Thread-safe. */
public final class Backfills {

  private final Jdbi jdbi;

  public Backfills(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** What is being read. */
  public enum State {
    ISSUES,
    REMARKS,
    DONE
  }

  /**
   * Where it stands.
   *
   * @param nextPage where the list that is being read goes on; null at its start
   * @param issues read so far
   * @param remarks comments read so far
   */
  public record Progress(
      long repository, State state, String nextPage, long issues, long remarks, Instant at) {}

  /** Replaces what was known. */
  public void put(Progress progress) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                INSERT INTO backfill (repository, state, next_page, issues, remarks, changed_at)
                VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (repository) DO UPDATE SET state = excluded.state,
                  next_page = excluded.next_page, issues = excluded.issues,
                  remarks = excluded.remarks, changed_at = excluded.changed_at
                """,
                progress.repository(),
                progress.state().name(),
                progress.nextPage(),
                progress.issues(),
                progress.remarks(),
                progress.at().toEpochMilli()));
  }

  public Optional<Progress> get(long repository) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT * FROM backfill WHERE repository = :id")
                .bind("id", repository)
                .map((row, context) -> read(row))
                .findOne());
  }

  public List<Progress> all() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT * FROM backfill ORDER BY repository")
                .map((row, context) -> read(row))
                .list());
  }

  private static Progress read(ResultSet row) throws SQLException {
    return new Progress(
        row.getLong("repository"),
        State.valueOf(row.getString("state")),
        row.getString("next_page"),
        row.getLong("issues"),
        row.getLong("remarks"),
        Columns.moment(row, "changed_at"));
  }
}
