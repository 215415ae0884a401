package dev.bactrian.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** What people wrote below issues. Thread-safe. */
public final class Remarks {

  private final Jdbi jdbi;

  public Remarks(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * A comment as posted.
   *
   * @param association GitHub's word for what the author is to the repository; null if not known
   */
  public record Remark(
      long commentId,
      IssueKey issue,
      String author,
      String body,
      Instant createdAt,
      String association) {}

  /** Adds it, or takes over its new text. */
  public void put(Remark remark) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO remark (comment_id, repository, number, author, body, created_at,
                      association)
                    VALUES (:id, :repository, :number, :author, :body, :created, :association)
                    ON CONFLICT (comment_id) DO UPDATE SET body = excluded.body,
                      association = excluded.association
                    """)
                .bind("id", remark.commentId())
                .bind("repository", remark.issue().repository())
                .bind("number", remark.issue().number())
                .bind("author", remark.author())
                .bind("body", remark.body())
                .bind("created", Columns.millis(remark.createdAt()))
                .bind("association", remark.association())
                .execute());
  }

  /** Forgets a deleted comment. */
  public void remove(long commentId) {
    jdbi.useHandle(handle -> handle.execute("DELETE FROM remark WHERE comment_id = ?", commentId));
  }

  /** The text of a comment as it was known. */
  public Optional<String> body(long commentId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT body FROM remark WHERE comment_id = :id")
                .bind("id", commentId)
                .mapTo(String.class)
                .findOne());
  }

  /** Oldest first. */
  public List<Remark> under(IssueKey issue) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT * FROM remark WHERE repository = :repository AND number = :number
                    ORDER BY created_at, comment_id
                    """)
                .bind("repository", issue.repository())
                .bind("number", issue.number())
                .map(
                    (row, context) ->
                        new Remark(
                            row.getLong("comment_id"),
                            issue,
                            row.getString("author"),
                            row.getString("body"),
                            Columns.moment(row, "created_at"),
                            row.getString("association")))
                .list());
  }
}
