package dev.bactrian.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The repositories we see, and the installations through which we see them. Thread-safe. */
public final class Repositories {

  private final Jdbi jdbi;

  public Repositories(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * A repository as it is now.
   *
   * @param isPrivate true if not everybody may read it
   */
  public record Repository(
      long id, long installation, String owner, String name, boolean isPrivate, boolean archived) {

    /** {@code owner/name}. */
    public String fullName() {
      return owner + "/" + name;
    }
  }

  /** Adds it, or brings what is known of it up to date; a name that it had is remembered. */
  public void put(Repository repository) {
    jdbi.useTransaction(
        handle -> {
          handle.execute(
              """
              INSERT INTO former_name (repository, owner, name)
              SELECT id, owner, name FROM repository
              WHERE id = ? AND (owner <> ? OR name <> ?) ON CONFLICT DO NOTHING
              """,
              repository.id(),
              repository.owner(),
              repository.name());
          handle
              .createUpdate(
                  """
                    INSERT INTO repository (id, installation, owner, name, is_private, archived)
                    VALUES (:id, :installation, :owner, :name, :private, :archived)
                    ON CONFLICT (id) DO UPDATE SET installation = excluded.installation,
                      owner = excluded.owner, name = excluded.name,
                      is_private = excluded.is_private, archived = excluded.archived
                    """)
              .bind("id", repository.id())
              .bind("installation", repository.installation())
              .bind("owner", repository.owner())
              .bind("name", repository.name())
              .bind("private", Columns.flag(repository.isPrivate()))
              .bind("archived", Columns.flag(repository.archived()))
              .execute();
        });
  }

  public Optional<Repository> get(long id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT * FROM repository WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne());
  }

  /** By its present name, in any case; where nothing is called so now, by one it had. */
  public Optional<Repository> named(String owner, String name) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT repository.*, 0 AS former FROM repository
                    WHERE lower(owner) = lower(:owner) AND lower(name) = lower(:name)
                    UNION ALL
                    SELECT repository.*, 1 AS former FROM repository
                    JOIN former_name ON former_name.repository = repository.id
                    WHERE lower(former_name.owner) = lower(:owner)
                      AND lower(former_name.name) = lower(:name)
                    ORDER BY former, id
                    """)
                .bind("owner", owner)
                .bind("name", name)
                .map((row, context) -> read(row))
                .findFirst());
  }

  public List<Repository> of(long installation) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT * FROM repository WHERE installation = :id ORDER BY id")
                .bind("id", installation)
                .map((row, context) -> read(row))
                .list());
  }

  public List<Repository> all() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT * FROM repository ORDER BY id")
                .map((row, context) -> read(row))
                .list());
  }

  /** A suspended installation can't be written to; its data stay. */
  public void putInstallation(long id, String owner, boolean suspended) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO installation (id, owner, suspended) VALUES (:id, :owner, :suspended)
                    ON CONFLICT (id) DO UPDATE SET owner = excluded.owner,
                      suspended = excluded.suspended
                    """)
                .bind("id", id)
                .bind("owner", owner)
                .bind("suspended", Columns.flag(suspended))
                .execute());
  }

  public boolean isSuspended(long installation) {
    return jdbi.withHandle(
        handle ->
            handle
                    .createQuery("SELECT suspended FROM installation WHERE id = :id")
                    .bind("id", installation)
                    .mapTo(Integer.class)
                    .findOne()
                    .orElse(0)
                != 0);
  }

  private static Repository read(ResultSet row) throws SQLException {
    return new Repository(
        row.getLong("id"),
        row.getLong("installation"),
        row.getString("owner"),
        row.getString("name"),
        row.getInt("is_private") != 0,
        row.getInt("archived") != 0);
  }
}
