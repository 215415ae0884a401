package dev.bactrian.queue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** The worker's side of the queue: takes deliveries and writes down what became of them. */
final class Claims {

  private final Jdbi jdbi;
  private final InstantSource clock;
  private final Bell bell;
  private final String claim;

  Claims(Jdbi jdbi, InstantSource clock, Bell bell) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.bell = bell;
    this.claim = ClaimSql.of(jdbi);
  }

  /** Rung when there may be something to take. */
  Bell bell() {
    return bell;
  }

  /** What a dead process left running is taken up again; what killed it too often is given up. */
  void recover(int attempts) {
    String error = "the process ended during each of " + attempts + " attempts";
    jdbi.useTransaction(
        handle -> {
          handle
              .createUpdate(
                  "UPDATE delivery SET state = 'dead', finished_at = :now, error = :error"
                      + " WHERE state = 'running' AND attempts >= :attempts")
              .bind("now", clock.instant().toEpochMilli())
              .bind("error", error)
              .bind("attempts", attempts)
              .execute();
          handle.execute("UPDATE delivery SET state = 'queued' WHERE state = 'running'");
        });
  }

  /** Takes the next delivery that may start. */
  Optional<Attempt> claim() {
    return claim(Priority.BACKFILL);
  }

  /** The same, if it is as important as this. */
  Optional<Attempt> claim(Priority least) {
    try {
      return jdbi.withHandle(
          handle ->
              handle
                  .createQuery(claim)
                  .bind("now", clock.instant().toEpochMilli())
                  .bind("least", least.ordinal())
                  .map((row, context) -> attempt(row))
                  .findOne());
    } catch (UnableToExecuteStatementException e) {
      // Another copy took one of the same key at the same moment (SQLSTATE unique_violation).
      if (e.getCause() instanceof SQLException sql && "23505".equals(sql.getSQLState())) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** It is handled; its body, which may hold private text, is dropped. */
  void done(String guid) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    "UPDATE delivery SET state = 'done', finished_at = :now, body = NULL,"
                        + " error = NULL WHERE guid = :guid")
                .bind("now", clock.instant().toEpochMilli())
                .bind("guid", guid)
                .execute());
    bell.ring();
  }

  /** To be tried again; {@code counts} is false if the attempt was no failure. */
  void again(String guid, Instant notBefore, String error, boolean counts) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    "UPDATE delivery SET state = 'queued', not_before = :at, error = :error,"
                        + " attempts = attempts - :back WHERE guid = :guid")
                .bind("at", notBefore.toEpochMilli())
                .bind("error", error)
                .bind("back", counts ? 0 : 1)
                .bind("guid", guid)
                .execute());
    bell.ring();
  }

  /** It is given up. */
  void dead(String guid, String error) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    "UPDATE delivery SET state = 'dead', finished_at = :now, error = :error"
                        + " WHERE guid = :guid")
                .bind("now", clock.instant().toEpochMilli())
                .bind("error", error)
                .bind("guid", guid)
                .execute());
    bell.ring();
  }

  private static Attempt attempt(ResultSet row) throws SQLException {
    Delivery delivery =
        new Delivery(
            row.getString("guid"),
            row.getString("event"),
            row.getString("serial_key"),
            Priority.values()[row.getInt("priority")],
            row.getLong("installation"),
            Instant.ofEpochMilli(row.getLong("not_before")),
            row.getBytes("body"));
    return new Attempt(
        delivery, row.getInt("attempts"), Instant.ofEpochMilli(row.getLong("received_at")));
  }
}
