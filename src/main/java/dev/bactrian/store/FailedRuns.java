package dev.bactrian.store;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Failed runs that showed a known report's failure. Thread-safe. */
public final class FailedRuns {

  private final Jdbi jdbi;

  public FailedRuns(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * A failed run, by its repository's id and its own.
   *
   * @param name of its workflow, or of the CI that says so
   * @param page below the repository's own; null for a run of GitHub Actions
   */
  public record Run(long repository, long id, String name, String page, Instant failedAt) {}

  /** Adds a run; once, however often it is told. */
  public void add(IssueKey report, Run run) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                INSERT INTO failed_run
                  (repository, number, run_repository, run, run_name, run_page,
                   failed_at)
                VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                """,
                report.repository(),
                report.number(),
                run.repository(),
                run.id(),
                run.name(),
                run.page(),
                Columns.millis(run.failedAt())));
  }

  /** The reports whose failure runs of that repository showed. */
  public List<IssueKey> placesOf(long repository) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT DISTINCT repository, number FROM failed_run WHERE run_repository = :id")
                .bind("id", repository)
                .map(
                    (row, context) -> new IssueKey(row.getLong("repository"), row.getInt("number")))
                .list());
  }

  /** All runs that showed the report's failure, the latest first. */
  public List<Run> of(IssueKey report) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT * FROM failed_run WHERE repository = :repository AND number = :number
                    ORDER BY failed_at DESC, run DESC
                    """)
                .bind("repository", report.repository())
                .bind("number", report.number())
                .map(
                    (row, context) ->
                        new Run(
                            row.getLong("run_repository"),
                            row.getLong("run"),
                            row.getString("run_name"),
                            row.getString("run_page"),
                            Columns.moment(row, "failed_at")))
                .list());
  }
}
