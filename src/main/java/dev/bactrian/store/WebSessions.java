package dev.bactrian.store;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** People who signed in, by the hash of their session's secret. Thread-safe. */
public final class WebSessions {

  private final Jdbi jdbi;

  public WebSessions(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * A session.
   *
   * @param token sealed: only the session's secret opens it
   */
  public record WebSession(String idHash, String login, String token, Instant endsAt) {}

  /** Keeps it, and forgets those that are over. */
  public void put(WebSession session, Instant now) {
    jdbi.useTransaction(
        handle -> {
          handle.execute("DELETE FROM web_session WHERE ends_at <= ?", now.toEpochMilli());
          handle.execute(
              "INSERT INTO web_session (id_hash, login, token, ends_at) VALUES (?, ?, ?, ?)",
              session.idHash(),
              session.login(),
              session.token(),
              session.endsAt().toEpochMilli());
        });
  }

  /** The session, unless it is over. */
  public Optional<WebSession> get(String idHash, Instant now) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT * FROM web_session WHERE id_hash = :hash AND ends_at > :now")
                .bind("hash", idHash)
                .bind("now", now.toEpochMilli())
                .map(
                    (row, context) ->
                        new WebSession(
                            row.getString("id_hash"),
                            row.getString("login"),
                            row.getString("token"),
                            Columns.moment(row, "ends_at")))
                .findOne());
  }

  public void remove(String idHash) {
    jdbi.useHandle(handle -> handle.execute("DELETE FROM web_session WHERE id_hash = ?", idHash));
  }
}
