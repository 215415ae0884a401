package dev.bactrian.store;

import java.time.Instant;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/** Suggestions that somebody wants to decide later: each person's own. Thread-safe. */
public final class PutOff {

  private final Jdbi jdbi;

  public PutOff(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Not to be shown to that person before then. */
  public void put(IssueKey issue, String login, Instant until) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                INSERT INTO put_off (repository, number, login, until) VALUES (?, ?, ?, ?)
                ON CONFLICT (repository, number, login) DO UPDATE SET until = excluded.until
                """,
                issue.repository(),
                issue.number(),
                login,
                until.toEpochMilli()));
  }

  /** What the person put off beyond this moment. */
  public Set<IssueKey> of(String login, Instant now) {
    return Set.copyOf(
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        "SELECT repository, number FROM put_off WHERE login = :login"
                            + " AND until > :now")
                    .bind("login", login)
                    .bind("now", now.toEpochMilli())
                    .map((row, context) -> new IssueKey(row.getLong(1), row.getInt(2)))
                    .list()));
  }
}
