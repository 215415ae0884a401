package dev.bactrian.store;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/** Pairs that people said are not the same: remembered for good. Thread-safe. */
public final class Rejections {

  private final Jdbi jdbi;

  public Rejections(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Remembers it, in either order; false if it was known. */
  public boolean add(IssueKey one, IssueKey other, String by, Instant at) {
    IssueKey first = one.compareTo(other) <= 0 ? one : other;
    IssueKey second = first.equals(one) ? other : one;
    return jdbi.withHandle(
        handle ->
            handle.execute(
                    """
                    INSERT INTO rejection (one_repository, one_number, other_repository,
                      other_number, made_by, made_at) VALUES (?, ?, ?, ?, ?, ?)
                    ON CONFLICT (one_repository, one_number, other_repository, other_number)
                    DO NOTHING
                    """,
                    first.repository(),
                    first.number(),
                    second.repository(),
                    second.number(),
                    by,
                    at.toEpochMilli())
                > 0);
  }

  /** Only for {@code /undo}, and when people say that the two are the same after all. */
  public boolean remove(IssueKey one, IssueKey other) {
    IssueKey first = one.compareTo(other) <= 0 ? one : other;
    IssueKey second = first.equals(one) ? other : one;
    return jdbi.withHandle(
        handle ->
            handle.execute(
                    """
                    DELETE FROM rejection WHERE one_repository = ? AND one_number = ?
                      AND other_repository = ? AND other_number = ?
                    """,
                    first.repository(),
                    first.number(),
                    second.repository(),
                    second.number())
                > 0);
  }

  /** Two issues that are not the same. */
  public record Rejected(IssueKey one, IssueKey other) {}

  /** All of them, the oldest first. */
  public List<Rejected> all() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT one_repository, one_number, other_repository, other_number
                    FROM rejection
                    ORDER BY made_at, one_repository, one_number, other_repository, other_number
                    """)
                .map(
                    (row, context) ->
                        new Rejected(
                            new IssueKey(row.getLong(1), row.getInt(2)),
                            new IssueKey(row.getLong(3), row.getInt(4))))
                .list());
  }

  /** All that it is not the same as. */
  public Set<IssueKey> of(IssueKey issue) {
    return jdbi.withHandle(
        handle -> {
          Set<IssueKey> keys = new HashSet<>();
          for (String[] ends : new String[][] {{"one", "other"}, {"other", "one"}}) {
            keys.addAll(
                handle
                    .createQuery(
                        "SELECT %2$s_repository, %2$s_number FROM rejection WHERE %1$s_repository = :repository AND %1$s_number = :number"
                            .formatted(ends[0], ends[1]))
                    .bind("repository", issue.repository())
                    .bind("number", issue.number())
                    .map((row, context) -> new IssueKey(row.getLong(1), row.getInt(2)))
                    .list());
          }
          return Set.copyOf(keys);
        });
  }

  /** A transferred issue takes its rejections along. */
  public void move(IssueKey from, IssueKey to) {
    jdbi.useTransaction(
        handle -> {
          for (IssueKey other : of(from)) {
            IssueKey first = to.compareTo(other) <= 0 ? to : other;
            IssueKey second = first.equals(to) ? other : to;
            handle.execute(
                """
                INSERT INTO rejection (one_repository, one_number, other_repository, other_number,
                  made_by, made_at)
                SELECT ?, ?, ?, ?, made_by, made_at FROM rejection
                WHERE (one_repository = ? AND one_number = ?
                    AND other_repository = ? AND other_number = ?)
                  OR (other_repository = ? AND other_number = ?
                    AND one_repository = ? AND one_number = ?)
                ON CONFLICT (one_repository, one_number, other_repository, other_number) DO NOTHING
                """,
                first.repository(),
                first.number(),
                second.repository(),
                second.number(),
                from.repository(),
                from.number(),
                other.repository(),
                other.number(),
                from.repository(),
                from.number(),
                other.repository(),
                other.number());
            remove(from, other);
          }
        });
  }
}
