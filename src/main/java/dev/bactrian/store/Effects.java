package dev.bactrian.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * What commands did, step by step: noted before it is done, so that a crash between the two leaves
 * a step that can still be taken back. Calls about one issue must come one after another; otherwise
 * thread-safe.
 */
public final class Effects {

  private final Jdbi jdbi;

  public Effects(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** What a step did; each can be taken back. */
  public enum Kind {
    /** A link was made. */
    LINKED,
    /** A link was taken away; the detail is who had made it. */
    UNLINKED,
    /** The issue was closed; the detail is when, in milliseconds, as GitHub says. */
    CLOSED,
    /** The issue was opened again. */
    REOPENED,
    /** A pair was said not to be the same. */
    REJECTED,
    /** That was forgotten. */
    UNREJECTED,
    /** A label was put on; the detail is its name. */
    LABELLED
  }

  /**
   * One step.
   *
   * @param issue under which it was commanded
   * @param comment that commanded it
   * @param line the command in it
   * @param type of the link, or null
   * @param other the other end, or null
   * @param by login of who commanded it
   */
  public record Effect(
      IssueKey issue,
      long comment,
      String line,
      Kind kind,
      Links.Type type,
      IssueKey other,
      String detail,
      String by,
      Instant at) {}

  /** Notes it as the latest; the same step of the same command again changes nothing. */
  public void add(Effect effect) {
    jdbi.useTransaction(
        handle -> {
          boolean known =
              byCommand(handle.createQuery("SELECT * FROM effect" + OF_COMMAND), effect)
                  .map((row, context) -> read(row))
                  .list()
                  .stream()
                  .anyMatch(one -> sameStep(one, effect));
          if (known) {
            return;
          }
          handle.execute(
              """
              INSERT INTO effect (repository, number, step, comment_id, line, kind, link_type,
                to_repository, to_number, detail, made_by, made_at)
              SELECT ?, ?, COALESCE(MAX(step), 0) + 1, ?, ?, ?, ?, ?, ?, ?, ?, ?
              FROM effect WHERE repository = ? AND number = ?
              """,
              effect.issue().repository(),
              effect.issue().number(),
              effect.comment(),
              effect.line(),
              effect.kind().name(),
              effect.type() == null ? null : effect.type().name(),
              effect.other() == null ? null : effect.other().repository(),
              effect.other() == null ? null : effect.other().number(),
              effect.detail(),
              effect.by(),
              effect.at().toEpochMilli(),
              effect.issue().repository(),
              effect.issue().number());
        });
  }

  /** Says of the latest closing that stands when GitHub dates it. */
  public void closedAt(IssueKey issue, Instant moment) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                UPDATE effect SET detail = ? WHERE repository = ? AND number = ? AND step = (
                  SELECT MAX(step) FROM effect
                  WHERE repository = ? AND number = ? AND kind = 'CLOSED' AND undone_by IS NULL)
                """,
                Long.toString(moment.toEpochMilli()),
                issue.repository(),
                issue.number(),
                issue.repository(),
                issue.number()));
  }

  /** The latest closing of ours that nobody took back. */
  public Optional<Effect> closing(IssueKey issue) {
    return standing(issue).stream().filter(one -> one.kind() == Kind.CLOSED).findFirst();
  }

  /** The steps of the latest command that was not taken back, the last step first. */
  public List<Effect> latest(IssueKey issue) {
    List<Effect> standing = standing(issue);
    return standing.stream().takeWhile(one -> sameCommand(one, standing.getFirst())).toList();
  }

  /** The steps that this comment took back, the last step first. */
  public List<Effect> undoneBy(IssueKey issue, long comment) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT * FROM effect
                    WHERE repository = :repository AND number = :number AND undone_by = :comment
                    ORDER BY step DESC
                    """)
                .bind("repository", issue.repository())
                .bind("number", issue.number())
                .bind("comment", comment)
                .map((row, context) -> read(row))
                .list());
  }

  /** Notes that the command of this step was taken back by that comment. */
  public void undone(Effect effect, long comment) {
    jdbi.useHandle(
        handle ->
            byCommand(
                    handle.createUpdate("UPDATE effect SET undone_by = :undoneBy" + OF_COMMAND),
                    effect)
                .bind("undoneBy", comment)
                .execute());
  }

  /** A transferred issue takes what was done to it along. */
  public void move(IssueKey from, IssueKey to) {
    jdbi.useTransaction(
        handle -> {
          handle.execute(
              "UPDATE effect SET repository = ?, number = ? WHERE repository = ? AND number = ?",
              to.repository(),
              to.number(),
              from.repository(),
              from.number());
          handle.execute(
              """
              UPDATE effect SET to_repository = ?, to_number = ?
              WHERE to_repository = ? AND to_number = ?
              """,
              to.repository(),
              to.number(),
              from.repository(),
              from.number());
        });
  }

  private static final String OF_COMMAND =
      " WHERE repository = :repository AND number = :number AND comment_id = :comment"
          + " AND line = :line";

  private static <S extends SqlStatement<S>> S byCommand(S statement, Effect effect) {
    return statement
        .bind("repository", effect.issue().repository())
        .bind("number", effect.issue().number())
        .bind("comment", effect.comment())
        .bind("line", effect.line());
  }

  private List<Effect> standing(IssueKey issue) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT * FROM effect
                    WHERE repository = :repository AND number = :number AND undone_by IS NULL
                    ORDER BY step DESC
                    """)
                .bind("repository", issue.repository())
                .bind("number", issue.number())
                .map((row, context) -> read(row))
                .list());
  }

  private static boolean sameCommand(Effect one, Effect other) {
    return one.comment() == other.comment() && one.line().equals(other.line());
  }

  private static boolean sameStep(Effect one, Effect other) {
    boolean sameDetail = one.kind() != Kind.LABELLED || one.detail().equals(other.detail());
    return one.kind() == other.kind()
        && one.type() == other.type()
        && java.util.Objects.equals(one.other(), other.other())
        && sameDetail;
  }

  private static Effect read(ResultSet row) throws SQLException {
    String type = row.getString("link_type");
    long repository = row.getLong("to_repository");
    boolean alone = row.wasNull();
    return new Effect(
        new IssueKey(row.getLong("repository"), row.getInt("number")),
        row.getLong("comment_id"),
        row.getString("line"),
        Kind.valueOf(row.getString("kind")),
        type == null ? null : Links.Type.valueOf(type),
        alone ? null : new IssueKey(repository, row.getInt("to_number")),
        row.getString("detail"),
        row.getString("made_by"),
        Columns.moment(row, "made_at"));
  }
}
