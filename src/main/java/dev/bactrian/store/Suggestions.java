package dev.bactrian.store;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * Comments of ours of which each issue has one at most: what is meant to stand there, and what
 * does. Suggestions under reports, and notes under canonical ones. Thread-safe.
 */
public final class Suggestions {

  private final Jdbi jdbi;
  private final String table;

  /** The suggestions. */
  public Suggestions(Jdbi jdbi) {
    this(jdbi, "suggestion");
  }

  private Suggestions(Jdbi jdbi, String table) {
    this.jdbi = jdbi;
    this.table = table;
  }

  /** The notes. */
  public static Suggestions notes(Jdbi jdbi) {
    return new Suggestions(jdbi, "note");
  }

  /** The comments that say where a failure was seen again. */
  public static Suggestions sightings(Jdbi jdbi) {
    return new Suggestions(jdbi, "sighting");
  }

  /** How far the comment has come. */
  public enum State {
    /** About to be written: after a crash it may or may not be there. */
    INTENDED,
    POSTED,
    WITHDRAWN,
    /** People deleted it: nothing is written there again. */
    REMOVED
  }

  /**
   * A comment of ours.
   *
   * @param commentId null as long as GitHub's answer is not known
   * @param nodeId GraphQL's id of the comment, or null
   * @param bodyHash of the text that is meant to stand there
   */
  public record Suggestion(
      IssueKey issue, Long commentId, String nodeId, String bodyHash, State state, Instant at) {}

  /** Replaces what was known. */
  public void put(Suggestion suggestion) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO %s (repository, number, comment_id, node_id, body_hash,
                      state, changed_at)
                    VALUES (:repository, :number, :comment, :node, :hash, :state, :at)
                    ON CONFLICT (repository, number) DO UPDATE SET
                      comment_id = excluded.comment_id, node_id = excluded.node_id,
                      body_hash = excluded.body_hash, state = excluded.state,
                      changed_at = excluded.changed_at
                    """
                        .formatted(table))
                .bind("repository", suggestion.issue().repository())
                .bind("number", suggestion.issue().number())
                .bind("comment", suggestion.commentId())
                .bind("node", suggestion.nodeId())
                .bind("hash", suggestion.bodyHash())
                .bind("state", suggestion.state().name())
                .bind("at", Columns.millis(suggestion.at()))
                .execute());
  }

  public Optional<Suggestion> get(IssueKey issue) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT * FROM "
                        + table
                        + " WHERE repository = :repository AND number = :number")
                .bind("repository", issue.repository())
                .bind("number", issue.number())
                .map(
                    (row, context) -> {
                      long comment = row.getLong("comment_id");
                      return new Suggestion(
                          issue,
                          row.wasNull() ? null : comment,
                          row.getString("node_id"),
                          row.getString("body_hash"),
                          State.valueOf(row.getString("state")),
                          Columns.moment(row, "changed_at"));
                    })
                .findOne());
  }

  /** When its reactions were looked at last. */
  public Optional<Instant> lookedAt(IssueKey issue) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT looked_at FROM suggestion WHERE looked_at IS NOT NULL"
                        + " AND repository = :repository AND number = :number")
                .bind("repository", issue.repository())
                .bind("number", issue.number())
                .map((row, context) -> Columns.moment(row, "looked_at"))
                .findOne());
  }

  /** Its reactions were looked at. */
  public void looked(IssueKey issue, Instant at) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "UPDATE suggestion SET looked_at = ? WHERE repository = ? AND number = ?",
                at.toEpochMilli(),
                issue.repository(),
                issue.number()));
  }

  /** Forgets an intention that came to nothing. */
  public void remove(IssueKey issue) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "DELETE FROM " + table + " WHERE repository = ? AND number = ?",
                issue.repository(),
                issue.number()));
  }

  /** A transferred issue takes its comments along; their ids are new there. */
  public void move(IssueKey from, IssueKey to) {
    get(from)
        .filter(known -> known.state() != State.INTENDED)
        .ifPresent(
            known -> {
              put(new Suggestion(to, null, null, "", moved(known.state()), known.at()));
              remove(from);
            });
  }

  /** What stood there is to be looked for; what people removed stays removed. */
  private static State moved(State state) {
    return state == State.REMOVED ? State.REMOVED : State.INTENDED;
  }
}
