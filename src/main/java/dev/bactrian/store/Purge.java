package dev.bactrian.store;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Forgets what we may no longer know: all of it, in one transaction. Thread-safe. */
public final class Purge {

  /** Tables of one repository, by the column that holds its id. */
  static final List<String> BY_REPOSITORY =
      List.of(
          "report",
          "remark",
          "decision",
          "suggestion",
          "named_pair",
          "template_line",
          "backfill",
          "write_count",
          "recent_write",
          "repository_file",
          "command_run",
          "report_package",
          "report_signature",
          "label_mark",
          "effect",
          "note",
          "asked_command",
          "put_off",
          "linked_log",
          "failed_run",
          "sighting",
          "former_name",
          "mention");

  /** Tables of one issue. */
  private static final List<String> BY_ISSUE =
      List.of(
          "report",
          "remark",
          "decision",
          "suggestion",
          "report_package",
          "report_signature",
          "label_mark",
          "named_pair",
          "effect",
          "note",
          "asked_command",
          "put_off",
          "linked_log",
          "failed_run",
          "sighting",
          "mention");

  private final Jdbi jdbi;

  public Purge(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Everything of a repository, links and rejections that touch it included. */
  public void repository(long id) {
    jdbi.useTransaction(handle -> repository(handle, id));
  }

  /** Everything of an installation; returns the repositories it had. */
  public List<Long> installation(long id) {
    return jdbi.inTransaction(
        handle -> {
          List<Long> repositories =
              handle
                  .createQuery("SELECT id FROM repository WHERE installation = :id ORDER BY id")
                  .bind("id", id)
                  .mapTo(Long.class)
                  .list();
          repositories.forEach(repository -> repository(handle, repository));
          handle.execute("DELETE FROM installation WHERE id = ?", id);
          return repositories;
        });
  }

  /** One issue that was deleted or moved away. */
  public void issue(IssueKey issue) {
    jdbi.useTransaction(
        handle -> {
          for (String table : BY_ISSUE) {
            handle.execute(
                "DELETE FROM " + table + " WHERE repository = ? AND number = ?",
                issue.repository(),
                issue.number());
          }
          for (String end : List.of("from", "to")) {
            handle.execute(
                "DELETE FROM link WHERE %1$s_repository = ? AND %1$s_number = ?".formatted(end),
                issue.repository(),
                issue.number());
          }
        });
  }

  private static void repository(Handle handle, long id) {
    BY_REPOSITORY.forEach(
        table -> handle.execute("DELETE FROM " + table + " WHERE repository = ?", id));
    handle.execute("DELETE FROM link WHERE from_repository = ? OR to_repository = ?", id, id);
    handle.execute("DELETE FROM named_pair WHERE other_repository = ?", id);
    handle.execute(
        "DELETE FROM rejection WHERE one_repository = ? OR other_repository = ?", id, id);
    handle.execute("DELETE FROM failed_run WHERE run_repository = ?", id);
    handle.execute("DELETE FROM mention WHERE about_repository = ?", id);
    handle.execute("DELETE FROM repository WHERE id = ?", id);
  }
}
