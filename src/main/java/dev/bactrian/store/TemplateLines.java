package dev.bactrian.store;

import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Lines that a repository's issue templates put into reports. Thread-safe. */
public final class TemplateLines {

  private final Jdbi jdbi;

  public TemplateLines(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Replaces what was known of the repository. */
  public void replace(long repository, Collection<String> lines) {
    jdbi.useTransaction(
        handle -> {
          handle.execute("DELETE FROM template_line WHERE repository = ?", repository);
          PreparedBatch batch =
              handle.prepareBatch("INSERT INTO template_line (repository, line) VALUES (?, ?)");
          lines.stream().distinct().forEach(line -> batch.add(repository, line));
          batch.execute();
        });
  }

  public List<String> of(long repository) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT line FROM template_line WHERE repository = :id ORDER BY line")
                .bind("id", repository)
                .mapTo(String.class)
                .list());
  }
}
