package dev.bactrian.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Pairs that comments of ours put before people, also those named no more. Thread-safe. */
public final class NamedPairs {

  private final Jdbi jdbi;

  public NamedPairs(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * An earlier report that was named under a later one.
   *
   * @param at when it was named first
   */
  public record Named(IssueKey issue, IssueKey other, Instant at) {}

  /** Remembers them; what was named before keeps its moment. */
  public void add(IssueKey issue, Collection<IssueKey> others, Instant at) {
    if (others.isEmpty()) {
      return;
    }
    jdbi.useTransaction(
        handle -> {
          PreparedBatch batch =
              handle.prepareBatch(
                  """
                  INSERT INTO named_pair (repository, number, other_repository, other_number,
                    named_at) VALUES (?, ?, ?, ?, ?)
                  ON CONFLICT (repository, number, other_repository, other_number) DO NOTHING
                  """);
          for (IssueKey other : others) {
            batch.add(
                issue.repository(),
                issue.number(),
                other.repository(),
                other.number(),
                at.toEpochMilli());
          }
          batch.execute();
        });
  }

  /** All that were named under it. */
  public List<Named> under(IssueKey issue) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT other_repository, other_number, named_at FROM named_pair
                    WHERE repository = :repository AND number = :number
                    ORDER BY named_at, other_repository, other_number
                    """)
                .bind("repository", issue.repository())
                .bind("number", issue.number())
                .map(
                    (row, context) ->
                        new Named(
                            issue,
                            new IssueKey(row.getLong(1), row.getInt(2)),
                            Columns.moment(row, "named_at")))
                .list());
  }

  /**
   * Reports under which a comment stands that named one after a moment, and whose reactions were
   * not looked at after another one; the longest unlooked first.
   */
  public List<IssueKey> toLookAt(Instant namedAfter, Instant lookedBefore, int most) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT suggestion.repository, suggestion.number FROM suggestion
                    WHERE state = 'POSTED' AND COALESCE(looked_at, 0) < :looked
                      AND changed_at < :looked
                      AND EXISTS (SELECT 1 FROM named_pair
                        WHERE named_pair.repository = suggestion.repository
                          AND named_pair.number = suggestion.number AND named_at > :named)
                    ORDER BY COALESCE(looked_at, 0), suggestion.repository, suggestion.number
                    LIMIT :most
                    """)
                .bind("looked", lookedBefore.toEpochMilli())
                .bind("named", namedAfter.toEpochMilli())
                .bind("most", most)
                .map((row, context) -> new IssueKey(row.getLong(1), row.getInt(2)))
                .list());
  }
}
