package dev.bactrian;

import dev.bactrian.handler.StoredPost;
import dev.bactrian.handler.Tracker;
import dev.bactrian.report.Post;
import dev.bactrian.report.ReportKey;
import dev.bactrian.store.Database;
import dev.bactrian.store.IssueKey;
import dev.bactrian.store.Links;
import dev.bactrian.store.Rejections;
import dev.bactrian.store.Reports;
import dev.bactrian.store.Repositories;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What people taught a running copy: the reports it knows, which of them are said to be duplicates,
 * and which pairs were refused.
 *
 * @param posts in no order
 * @param duplicates by commands, by closing, by what people wrote
 * @param rejected pairs that are not the same
 */
public record Taught(List<Post> posts, List<Pair> duplicates, List<Pair> rejected) {

  /** Two reports, in either order. */
  public record Pair(ReportKey one, ReportKey other) {}

  /**
   * Reads it from a data directory, also while {@code serve} runs there.
   *
   * @throws IOException if there is no database in it
   */
  public static Taught in(Path data) throws IOException {
    Path file = DataDirectory.file(data);
    if (!Files.exists(file)) {
      throw new FileNotFoundException(
          data + " is no data directory: there is no " + file.getFileName() + " in it");
    }
    try (Database database = Database.open(file)) {
      return of(database);
    }
  }

  private static Taught of(Database database) {
    Reports reports = new Reports(database.jdbi());
    List<Post> posts = new ArrayList<>();
    for (Repositories.Repository repository : new Repositories(database.jdbi()).all()) {
      reports.each(repository.id(), stored -> posts.add(StoredPost.of(repository, stored)));
    }
    return new Taught(
        posts,
        new Links(database.jdbi())
            .duplicates().all().stream().map(link -> pair(link.from(), link.to())).toList(),
        new Rejections(database.jdbi())
            .all().stream().map(two -> pair(two.one(), two.other())).toList());
  }

  private static Pair pair(IssueKey one, IssueKey other) {
    return new Pair(Tracker.key(one), Tracker.key(other));
  }
}
