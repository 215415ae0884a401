package dev.bactrian.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** How issues belong together. A chain of duplicates never goes round. Thread-safe. */
public final class Links {

  private final Jdbi jdbi;

  public Links(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** From one issue to another, in this direction. */
  public enum Type {
    DUPLICATE_OF,
    RELATED,
    BLOCKED_BY,
    BLOCKS,
    UPSTREAM,
    PART_OF;

    /** The word of the {@code /link} command. */
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * A link.
   *
   * @param by login of who made it
   * @param onGitHub true if GitHub holds the same relation, so that we need not show it
   */
  public record Link(
      IssueKey from, Type type, IssueKey to, String by, Instant at, boolean onGitHub) {

    public Link(IssueKey from, Type type, IssueKey to, String by, Instant at) {
      this(from, type, to, by, at, false);
    }
  }

  /**
   * Adds it; the same again changes nothing. An issue is a duplicate of one other at most: the
   * latest word counts.
   *
   * @return false if it would make an issue a duplicate of itself, in however many steps
   */
  public boolean add(Link link) {
    return jdbi.inTransaction(
        handle -> {
          if (link.type() == Type.DUPLICATE_OF) {
            if (leadsTo(handle, link.to(), link.from())) {
              return false;
            }
            handle.execute(
                "DELETE FROM link WHERE from_repository = ? AND from_number = ? AND type = ?",
                link.from().repository(),
                link.from().number(),
                link.type().name());
          } else if (link.from().equals(link.to())) {
            return false;
          }
          insert(handle, link);
          return true;
        });
  }

  /** Takes it back; false if it wasn't there. */
  public boolean remove(IssueKey from, Type type, IssueKey to) {
    return jdbi.withHandle(
        handle ->
            handle.execute(
                    """
                    DELETE FROM link WHERE from_repository = ? AND from_number = ? AND type = ?
                      AND to_repository = ? AND to_number = ?
                    """,
                    from.repository(),
                    from.number(),
                    type.name(),
                    to.repository(),
                    to.number())
                > 0);
  }

  /** What the issue is said to be a duplicate of. */
  public Optional<IssueKey> duplicateOf(IssueKey issue) {
    return jdbi.withHandle(handle -> duplicateOf(handle, issue));
  }

  /** The end of its chain of duplicates: itself, if it is none. */
  public IssueKey canonical(IssueKey issue) {
    return jdbi.withHandle(handle -> canonical(handle, issue));
  }

  /** Every link that begins or ends here. */
  public List<Link> at(IssueKey issue) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT * FROM link
                    WHERE (from_repository = :repository AND from_number = :number)
                       OR (to_repository = :repository AND to_number = :number)
                    ORDER BY made_at, type, from_repository, from_number
                    """)
                .bind("repository", issue.repository())
                .bind("number", issue.number())
                .map((row, context) -> read(row))
                .list());
  }

  /** This one, if it is there. */
  public Optional<Link> find(IssueKey from, Type type, IssueKey to) {
    return at(from).stream()
        .filter(link -> link.from().equals(from) && link.type() == type && link.to().equals(to))
        .findFirst();
  }

  /** Notes whether GitHub holds the same relation. */
  public void onGitHub(Link link, boolean holds) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                UPDATE link SET on_github = ? WHERE from_repository = ? AND from_number = ?
                  AND type = ? AND to_repository = ? AND to_number = ?
                """,
                Columns.flag(holds),
                link.from().repository(),
                link.from().number(),
                link.type().name(),
                link.to().repository(),
                link.to().number()));
  }

  /** Who repeats whom, as it is now: for those who ask for many. */
  public DuplicateChains chains() {
    Map<IssueKey, IssueKey> next = new LinkedHashMap<>();
    duplicates().forEach(link -> next.put(link.from(), link.to()));
    return new DuplicateChains(next);
  }

  /** All that say of an issue that it is a duplicate. */
  public List<Link> duplicates() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT * FROM link WHERE type = 'DUPLICATE_OF'"
                        + " ORDER BY made_at, from_repository, from_number")
                .map((row, context) -> read(row))
                .list());
  }

  /**
   * Those that say that something repeats this issue, or what repeats it, in however many steps;
   * the nearest first.
   */
  public List<Link> repeating(IssueKey issue, int most) {
    return jdbi.withHandle(
        handle -> {
          List<Link> found = new ArrayList<>();
          Set<IssueKey> seen = new HashSet<>(Set.of(issue));
          Deque<IssueKey> open = new ArrayDeque<>(seen);
          while (!open.isEmpty() && found.size() < most) {
            IssueKey next = open.poll();
            for (Link link : repeating(handle, next)) {
              if (seen.add(link.from())) {
                found.add(link);
                open.add(link.from());
              }
            }
          }
          return List.copyOf(found.subList(0, Math.min(most, found.size())));
        });
  }

  private static List<Link> repeating(Handle handle, IssueKey issue) {
    return handle
        .createQuery(
            """
            SELECT * FROM link WHERE to_repository = :repository AND to_number = :number
              AND type = 'DUPLICATE_OF' ORDER BY made_at, from_repository, from_number
            """)
        .bind("repository", issue.repository())
        .bind("number", issue.number())
        .map((row, context) -> read(row))
        .list();
  }

  /** The links between this repository's issues and those of others. */
  public List<Link> across(long repository) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT * FROM link WHERE (from_repository = :id OR to_repository = :id)
                      AND from_repository <> to_repository
                    """)
                .bind("id", repository)
                .map((row, context) -> read(row))
                .list());
  }

  /** True if the second is the first, or leads to it by a chain of duplicates. */
  public boolean circular(IssueKey duplicate, IssueKey canonical) {
    return jdbi.withHandle(handle -> leadsTo(handle, canonical, duplicate));
  }

  /** A transferred issue takes its links along; what it had already stays once. */
  public void move(IssueKey from, IssueKey to) {
    jdbi.useTransaction(
        handle -> {
          List<Link> links = at(from);
          for (String end : List.of("from", "to")) {
            handle.execute(
                "DELETE FROM link WHERE %1$s_repository = ? AND %1$s_number = ?".formatted(end),
                from.repository(),
                from.number());
          }
          for (Link link : links) {
            IssueKey start = link.from().equals(from) ? to : link.from();
            IssueKey end = link.to().equals(from) ? to : link.to();
            if (!start.equals(end)) {
              insert(
                  handle, new Link(start, link.type(), end, link.by(), link.at(), link.onGitHub()));
            }
          }
        });
  }

  private static void insert(Handle handle, Link link) {
    handle.execute(
        """
          INSERT INTO link (from_repository, from_number, type, to_repository, to_number,
            made_by, made_at, on_github) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
          ON CONFLICT (from_repository, from_number, type, to_repository, to_number) DO NOTHING
          """,
        link.from().repository(),
        link.from().number(),
        link.type().name(),
        link.to().repository(),
        link.to().number(),
        link.by(),
        link.at().toEpochMilli(),
        Columns.flag(link.onGitHub()));
  }

  private static boolean leadsTo(Handle handle, IssueKey start, IssueKey end) {
    Set<IssueKey> seen = new HashSet<>();
    IssueKey current = start;
    while (seen.add(current)) {
      if (current.equals(end)) {
        return true;
      }
      current = duplicateOf(handle, current).orElse(current);
    }
    return false;
  }

  private static IssueKey canonical(Handle handle, IssueKey issue) {
    Set<IssueKey> seen = new HashSet<>();
    IssueKey current = issue;
    while (seen.add(current)) {
      Optional<IssueKey> next = duplicateOf(handle, current);
      if (next.isEmpty()) {
        return current;
      }
      current = next.get();
    }
    return current;
  }

  private static Optional<IssueKey> duplicateOf(Handle handle, IssueKey issue) {
    return handle
        .createQuery(
            """
            SELECT to_repository, to_number FROM link
            WHERE from_repository = :repository AND from_number = :number AND type = 'DUPLICATE_OF'
            """)
        .bind("repository", issue.repository())
        .bind("number", issue.number())
        .map((row, context) -> new IssueKey(row.getLong(1), row.getInt(2)))
        .findFirst();
  }

  private static Link read(ResultSet row) throws SQLException {
    return new Link(
        new IssueKey(row.getLong("from_repository"), row.getInt("from_number")),
        Type.valueOf(row.getString("type")),
        new IssueKey(row.getLong("to_repository"), row.getInt("to_number")),
        row.getString("made_by"),
        Columns.moment(row, "made_at"),
        row.getInt("on_github") != 0);
  }
}
