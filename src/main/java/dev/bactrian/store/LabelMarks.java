package dev.bactrian.store;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Jdbi;

/** What became of labels: those suggested once, and those that people took off. Thread-safe. */
public final class LabelMarks {

  private final Jdbi jdbi;

  public LabelMarks(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** What happened to a label. */
  public enum Mark {
    /** Shown to people as a pending suggestion: they take or decline it, and are asked once. */
    SUGGESTED,
    /** Taken off by people. */
    REMOVED
  }

  /** Notes it; the same again changes nothing. */
  public void add(IssueKey issue, String label, Mark mark, Instant at) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                INSERT INTO label_mark (repository, number, label, mark, marked_at)
                VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (repository, number, label, mark) DO NOTHING
                """,
                issue.repository(),
                issue.number(),
                label,
                mark.name(),
                at.toEpochMilli()));
  }

  /** People changed their mind: they put it on themselves. */
  public void remove(IssueKey issue, String label, Mark mark) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "DELETE FROM label_mark WHERE repository = ? AND number = ? AND label = ?"
                    + " AND mark = ?",
                issue.repository(),
                issue.number(),
                label,
                mark.name()));
  }

  /** The labels with that mark, in no particular case. */
  public Set<String> of(IssueKey issue, Mark mark) {
    return jdbi.withHandle(
        handle ->
            new TreeSet<>(
                handle
                    .createQuery(
                        "SELECT label FROM label_mark WHERE repository = :repository"
                            + " AND number = :number AND mark = :mark")
                    .bind("repository", issue.repository())
                    .bind("number", issue.number())
                    .bind("mark", mark.name())
                    .mapTo(String.class)
                    .list()));
  }
}
