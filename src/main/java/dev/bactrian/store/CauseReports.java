package dev.bactrian.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Which report speaks of which cause, so that none is filed twice. Thread-safe. */
public final class CauseReports {

  private final Jdbi jdbi;

  public CauseReports(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** How it stands with the cause in that report. */
  public enum State {
    /** About to be filed: after a crash it may or may not be there. */
    INTENDED,
    /** Its cells are red. */
    RED,
    /** Its cells turned green, and the report says so. */
    GREEN
  }

  /**
   * A cause with its report.
   *
   * @param repository {@code owner/name}
   * @param number of the issue; 0 where it is not known yet
   */
  public record CauseReport(
      String cause, String repository, int number, State state, Instant changedAt) {}

  /** Replaces what was known. */
  public void put(CauseReport report) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                INSERT INTO cause_report (cause, repository, number, state, changed_at)
                VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (cause, repository) DO UPDATE SET
                  number = excluded.number, state = excluded.state,
                  changed_at = excluded.changed_at
                """,
                report.cause(),
                report.repository(),
                report.number(),
                report.state().name(),
                report.changedAt().toEpochMilli()));
  }

  /** Takes one of several processes: true for exactly one that intends to file it. */
  public boolean intend(String cause, String repository, Instant at) {
    return jdbi.withHandle(
            handle ->
                handle.execute(
                    """
                    INSERT INTO cause_report (cause, repository, number, state, changed_at)
                    VALUES (?, ?, 0, 'INTENDED', ?)
                    ON CONFLICT (cause, repository) DO NOTHING
                    """,
                    cause,
                    repository,
                    at.toEpochMilli()))
        > 0;
  }

  /** What is known of the cause in that repository. */
  public Optional<CauseReport> find(String cause, String repository) {
    return all().stream()
        .filter(one -> one.cause().equals(cause) && one.repository().equals(repository))
        .findFirst();
  }

  /** Forgets an intention that came to nothing. */
  public void remove(String cause, String repository) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "DELETE FROM cause_report WHERE cause = ? AND repository = ?", cause, repository));
  }

  public List<CauseReport> all() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT * FROM cause_report ORDER BY cause, repository")
                .map(
                    (row, context) ->
                        new CauseReport(
                            row.getString("cause"),
                            row.getString("repository"),
                            row.getInt("number"),
                            State.valueOf(row.getString("state")),
                            Columns.moment(row, "changed_at")))
                .list());
  }
}
