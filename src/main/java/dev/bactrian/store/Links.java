package dev.bactrian.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
            if (Duplicates.leadsTo(handle, link.to(), link.from())) {
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

  /** The chains that links of that one type make. */
  public Duplicates duplicates() {
    return new Duplicates(jdbi);
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

  static Link read(ResultSet row) throws SQLException {
    return new Link(
        new IssueKey(row.getLong("from_repository"), row.getInt("from_number")),
        Type.valueOf(row.getString("type")),
        new IssueKey(row.getLong("to_repository"), row.getInt("to_number")),
        row.getString("made_by"),
        Columns.moment(row, "made_at"),
        row.getInt("on_github") != 0);
  }
}
