package dev.bactrian.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Which reports our comments named, also in texts they had before an edit: whoever reads a comment
 * can read those too. Names change, so they are kept by id. Thread-safe.
 */
public final class Mentions {

  /** Stands for a comment that moved with its issue and has another id there. */
  public static final long MOVED = 0;

  private final Jdbi jdbi;

  public Mentions(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Adds to what the comment is known to name.
   *
   * @param about number 0 where a repository is named, and no report of it
   */
  public void add(IssueKey place, long comment, Collection<IssueKey> about) {
    if (about.isEmpty()) {
      return;
    }
    jdbi.useTransaction(
        handle -> {
          PreparedBatch batch =
              handle.prepareBatch(
                  """
                  INSERT INTO mention (repository, number, comment_id, about_repository,
                    about_number) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                  """);
          for (IssueKey one : about) {
            batch.add(place.repository(), place.number(), comment, one.repository(), one.number());
          }
          batch.execute();
        });
  }

  /** The comment is deleted, history and all. */
  public void forget(IssueKey place, long comment) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "DELETE FROM mention WHERE repository = ? AND number = ? AND comment_id = ?",
                place.repository(),
                place.number(),
                comment));
  }

  /** What each comment under an issue named, by its id. */
  public Map<Long, Set<IssueKey>> at(IssueKey place) {
    Map<Long, Set<IssueKey>> named = new HashMap<>();
    jdbi.useHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT comment_id, about_repository, about_number FROM mention
                    WHERE repository = :repository AND number = :number
                    """)
                .bind("repository", place.repository())
                .bind("number", place.number())
                .map(
                    (row, context) ->
                        named
                            .computeIfAbsent(row.getLong(1), id -> new HashSet<>())
                            .add(new IssueKey(row.getLong(2), row.getInt(3))))
                .list());
    return named;
  }

  /** The issues under which that report was named. */
  public List<IssueKey> naming(IssueKey report) {
    return places(
        "about_repository = :repository AND about_number = :number",
        report.repository(),
        report.number());
  }

  /** The issues, also of the repository itself, under which a report of it was named. */
  public List<IssueKey> naming(long repository) {
    return places("about_repository = :repository", repository, 0);
  }

  /** The issues of the repository under which anything was named. */
  public List<IssueKey> in(long repository) {
    return places("repository = :repository", repository, 0);
  }

  private List<IssueKey> places(String which, long repository, int number) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT DISTINCT repository, number FROM mention WHERE "
                        + which
                        + " ORDER BY repository, number")
                .bind("repository", repository)
                .bind("number", number)
                .map((row, context) -> new IssueKey(row.getLong(1), row.getInt(2)))
                .list());
  }

  /** An issue was transferred: its comments go along, and what named it names it still. */
  public void move(IssueKey from, IssueKey to) {
    jdbi.useTransaction(
        handle -> {
          handle.execute(
              """
              INSERT INTO mention (repository, number, comment_id, about_repository, about_number)
              SELECT DISTINCT ?, ?, 0, about_repository, about_number FROM mention
              WHERE repository = ? AND number = ? ON CONFLICT DO NOTHING
              """,
              to.repository(),
              to.number(),
              from.repository(),
              from.number());
          handle.execute(
              "DELETE FROM mention WHERE repository = ? AND number = ?",
              from.repository(),
              from.number());
          handle.execute(
              """
              INSERT INTO mention (repository, number, comment_id, about_repository, about_number)
              SELECT repository, number, comment_id, ?, ? FROM mention
              WHERE about_repository = ? AND about_number = ? ON CONFLICT DO NOTHING
              """,
              to.repository(),
              to.number(),
              from.repository(),
              from.number());
          // The name it had stands there still, or stood there before an edit.
          handle.execute(
              """
              INSERT INTO mention (repository, number, comment_id, about_repository, about_number)
              SELECT repository, number, comment_id, about_repository, 0 FROM mention
              WHERE about_repository = ? AND about_number = ? ON CONFLICT DO NOTHING
              """,
              from.repository(),
              from.number());
          handle.execute(
              "DELETE FROM mention WHERE about_repository = ? AND about_number = ?",
              from.repository(),
              from.number());
        });
  }
}
