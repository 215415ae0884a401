package dev.bactrian.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Commands that people gave on a page, with what came of them. Thread-safe. */
public final class AskedCommands {

  private final Jdbi jdbi;

  public AskedCommands(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** How far it has come. */
  public enum State {
    WAITING,
    DONE,
    /** Nothing was changed; the answer says why. */
    REFUSED
  }

  /**
   * A command.
   *
   * @param login of who gave it
   * @param line as it would stand in a comment
   * @param answer Markdown; empty where there is none
   */
  public record Asked(
      String id,
      IssueKey issue,
      String login,
      String line,
      Instant at,
      State state,
      String answer) {}

  /** Notes that it was given. */
  public void put(Asked asked) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                INSERT INTO asked_command
                  (id, repository, number, login, line, asked_at, state, answer)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                asked.id(),
                asked.issue().repository(),
                asked.issue().number(),
                asked.login(),
                asked.line(),
                asked.at().toEpochMilli(),
                asked.state().name(),
                asked.answer()));
  }

  /** Notes what came of it. */
  public void finish(String id, State state, String answer) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "UPDATE asked_command SET state = ?, answer = ? WHERE id = ?",
                state.name(),
                answer,
                id));
  }

  public Optional<Asked> get(String id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT * FROM asked_command WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne());
  }

  /** The latest about the report, newest first. */
  public List<Asked> about(IssueKey issue, int most) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT * FROM asked_command WHERE repository = :repository"
                        + " AND number = :number ORDER BY asked_at DESC LIMIT :most")
                .bind("repository", issue.repository())
                .bind("number", issue.number())
                .bind("most", most)
                .map((row, context) -> read(row))
                .list());
  }

  private static Asked read(java.sql.ResultSet row) throws java.sql.SQLException {
    return new Asked(
        row.getString("id"),
        new IssueKey(row.getLong("repository"), row.getInt("number")),
        row.getString("login"),
        row.getString("line"),
        Columns.moment(row, "asked_at"),
        State.valueOf(row.getString("state")),
        row.getString("answer"));
  }
}
