package dev.bactrian.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;

/** Issues as posted: the index can always be rebuilt from here. Thread-safe. */
public final class Reports {

  private final Jdbi jdbi;

  public Reports(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * An issue as posted.
   *
   * @param issueId GitHub's database id of the issue; 0 if unknown
   * @param nodeId GraphQL's id of the issue, or null
   * @param closedAt null while it is open
   * @param stateReason GitHub's word, or null
   */
  public record Stored(
      IssueKey key,
      long issueId,
      String nodeId,
      String title,
      String body,
      String author,
      Instant createdAt,
      Instant updatedAt,
      Instant closedAt,
      String stateReason,
      boolean locked,
      Set<String> labels) {}

  /** Adds it, or replaces it by a state that is not older; deliveries come in any order. */
  public void put(Stored report) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO report (repository, number, issue_id, node_id, title, body, author,
                      created_at, updated_at, closed_at, state_reason, locked, labels)
                    VALUES (:repository, :number, :id, :node, :title, :body, :author, :created,
                      :updated, :closed, :reason, :locked, :labels)
                    ON CONFLICT (repository, number) DO UPDATE SET issue_id = excluded.issue_id,
                      node_id = excluded.node_id, title = excluded.title, body = excluded.body,
                      author = excluded.author, updated_at = excluded.updated_at,
                      closed_at = excluded.closed_at, state_reason = excluded.state_reason,
                      locked = excluded.locked, labels = excluded.labels
                    WHERE excluded.updated_at >= report.updated_at
                    """)
                .bind("repository", report.key().repository())
                .bind("number", report.key().number())
                .bind("id", report.issueId())
                .bind("node", report.nodeId())
                .bind("title", report.title())
                .bind("body", report.body())
                .bind("author", report.author())
                .bind("created", Columns.millis(report.createdAt()))
                .bind("updated", Columns.millis(report.updatedAt()))
                .bind("closed", Columns.millis(report.closedAt()))
                .bind("reason", report.stateReason())
                .bind("locked", Columns.flag(report.locked()))
                .bind("labels", Columns.list(report.labels().stream().sorted().toList()))
                .execute());
  }

  public Optional<Stored> get(IssueKey key) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT * FROM report WHERE repository = :repository AND number = :number")
                .bind("repository", key.repository())
                .bind("number", key.number())
                .map((row, context) -> read(row))
                .findOne());
  }

  /** Shows every report of the repository, oldest first, without holding them all. */
  public void each(long repository, Consumer<Stored> consumer) {
    jdbi.useHandle(
        handle ->
            handle
                .createQuery("SELECT * FROM report WHERE repository = :id ORDER BY number")
                .bind("id", repository)
                .setFetchSize(500)
                .map((row, context) -> read(row))
                .useStream(stream -> stream.forEach(consumer)));
  }

  /** Every report of the repository, oldest first. */
  public List<IssueKey> keys(long repository) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT number FROM report WHERE repository = :id ORDER BY number")
                .bind("id", repository)
                .map((row, context) -> new IssueKey(repository, row.getInt("number")))
                .list());
  }

  /** The latest of the repository, oldest of them first. */
  public List<Stored> latest(long repository, int most) {
    return jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        "SELECT * FROM report WHERE repository = :id"
                            + " ORDER BY number DESC LIMIT :most")
                    .bind("id", repository)
                    .bind("most", most)
                    .map((row, context) -> read(row))
                    .list())
        .reversed();
  }

  public long count() {
    return jdbi.withHandle(
        handle -> handle.createQuery("SELECT count(*) FROM report").mapTo(Long.class).one());
  }

  private static Stored read(ResultSet row) throws SQLException {
    return new Stored(
        new IssueKey(row.getLong("repository"), row.getInt("number")),
        row.getLong("issue_id"),
        row.getString("node_id"),
        row.getString("title"),
        row.getString("body"),
        row.getString("author"),
        Columns.moment(row, "created_at"),
        Columns.moment(row, "updated_at"),
        Columns.moment(row, "closed_at"),
        row.getString("state_reason"),
        row.getInt("locked") != 0,
        Set.copyOf(Columns.list(row.getString("labels"))));
  }
}
