package dev.bactrian.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The latest decision on each report, with its reasons. Thread-safe. */
public final class Decisions {

  private final Jdbi jdbi;

  public Decisions(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * A decision.
   *
   * @param word {@code silent}, {@code suggest}, {@code regression}, {@code duplicate}
   * @param candidates JSON: the candidates that were looked at, with their evidence
   */
  public record Decided(
      IssueKey issue, Instant at, String word, List<String> reasons, String candidates) {}

  /** Replaces the one before. */
  public void put(Decided decided) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO decision (repository, number, decided_at, word, reasons, candidates)
                    VALUES (:repository, :number, :at, :word, :reasons, :candidates)
                    ON CONFLICT (repository, number) DO UPDATE SET
                      decided_at = excluded.decided_at, word = excluded.word,
                      reasons = excluded.reasons, candidates = excluded.candidates
                    """)
                .bind("repository", decided.issue().repository())
                .bind("number", decided.issue().number())
                .bind("at", Columns.millis(decided.at()))
                .bind("word", decided.word())
                .bind("reasons", Columns.list(decided.reasons()))
                .bind("candidates", decided.candidates())
                .execute());
  }

  /** The issues whose latest decision looked at a report of that repository. */
  public List<IssueKey> about(long repository) {
    return containing("\"key\":\"" + repository + "#");
  }

  /** The issues whose latest decision looked at that report. */
  public List<IssueKey> about(IssueKey report) {
    return containing("\"key\":\"" + report.repository() + "#" + report.number() + "\"");
  }

  private List<IssueKey> containing(String part) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT repository, number FROM decision WHERE candidates LIKE :part"
                        + " ORDER BY repository, number")
                .bind("part", "%" + part + "%")
                .map((row, context) -> new IssueKey(row.getLong(1), row.getInt(2)))
                .list());
  }

  public Optional<Decided> get(IssueKey issue) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT * FROM decision WHERE repository = :repository AND number = :number")
                .bind("repository", issue.repository())
                .bind("number", issue.number())
                .map((row, context) -> read(row))
                .findOne());
  }

  /** Those that are not silent, of open reports that are no duplicates yet; newest first. */
  public List<Decided> waiting(int most) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT * FROM decision d WHERE d.word <> 'silent'
                      AND EXISTS (SELECT 1 FROM report r WHERE r.repository = d.repository
                        AND r.number = d.number AND r.closed_at IS NULL)
                      AND NOT EXISTS (SELECT 1 FROM link l WHERE l.from_repository = d.repository
                        AND l.from_number = d.number AND l.type = 'DUPLICATE_OF')
                    ORDER BY d.decided_at DESC LIMIT :most
                    """)
                .bind("most", most)
                .map((row, context) -> read(row))
                .list());
  }

  /** The latest ones, newest first. */
  public List<Decided> latest(int most) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT * FROM decision ORDER BY decided_at DESC LIMIT :most")
                .bind("most", most)
                .map((row, context) -> read(row))
                .list());
  }

  private static Decided read(ResultSet row) throws SQLException {
    return new Decided(
        new IssueKey(row.getLong("repository"), row.getInt("number")),
        Columns.moment(row, "decided_at"),
        row.getString("word"),
        Columns.list(row.getString("reasons")),
        row.getString("candidates"));
  }
}
