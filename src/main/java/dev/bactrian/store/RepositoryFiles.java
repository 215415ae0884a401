package dev.bactrian.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The last repository file that was right: it stays in force while a newer one is wrong. */
public final class RepositoryFiles {

  private final Jdbi jdbi;

  public RepositoryFiles(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * What is known of a repository's file.
   *
   * @param goodYaml the last right one, or null
   * @param problems of the one there now; empty if it is right
   */
  public record Known(String goodYaml, List<String> problems, Instant readAt) {}

  /** The file is right. */
  public void putGood(long repository, String yaml, Instant at) {
    put(repository, yaml, List.of(), at);
  }

  /** The file is wrong: what was good before stays. */
  public void putBroken(long repository, List<String> problems, Instant at) {
    put(repository, get(repository).map(Known::goodYaml).orElse(null), problems, at);
  }

  public Optional<Known> get(long repository) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT * FROM repository_file WHERE repository = :id")
                .bind("id", repository)
                .map(
                    (row, context) ->
                        new Known(
                            row.getString("good_yaml"),
                            Columns.list(row.getString("problems")),
                            Columns.moment(row, "read_at")))
                .findOne());
  }

  /** There is no file any more. */
  public void remove(long repository) {
    jdbi.useHandle(
        handle -> handle.execute("DELETE FROM repository_file WHERE repository = ?", repository));
  }

  /**
   * A file that is wrong now.
   *
   * @param name {@code owner/name} of its repository
   */
  public record Broken(String name, boolean isPrivate, List<String> problems) {}

  /** All that are wrong now, by name. */
  public List<Broken> broken() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT r.owner, r.name, r.is_private, f.problems FROM repository_file f
                    JOIN repository r ON r.id = f.repository
                    WHERE f.problems <> '[]' ORDER BY r.owner, r.name
                    """)
                .map(
                    (row, context) ->
                        new Broken(
                            row.getString("owner") + "/" + row.getString("name"),
                            row.getInt("is_private") != 0,
                            Columns.list(row.getString("problems"))))
                .list());
  }

  private void put(long repository, String yaml, List<String> problems, Instant at) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                INSERT INTO repository_file (repository, good_yaml, problems, read_at)
                VALUES (?, ?, ?, ?)
                ON CONFLICT (repository) DO UPDATE SET good_yaml = excluded.good_yaml,
                  problems = excluded.problems, read_at = excluded.read_at
                """,
                repository,
                yaml,
                Columns.list(problems),
                at.toEpochMilli()));
  }
}
