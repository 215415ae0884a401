package dev.bactrian.handler;

import dev.bactrian.report.Post;
import dev.bactrian.report.Template;
import dev.bactrian.report.TemplateText;
import dev.bactrian.store.Database;
import dev.bactrian.store.Reports;
import dev.bactrian.store.TemplateLines;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the reports of each repository owe to its templates. The lines of the template files lie on
 * disk; what reports share is counted again from the latest stored ones when a repository is met
 * for the first time after a start. Thread-safe.
 */
public final class KnownTemplates {

  private final TemplateText text = new TemplateText();
  private final TemplateLines lines;
  private final Reports reports;
  private final Map<Long, Boolean> recalled = new ConcurrentHashMap<>();

  private KnownTemplates(TemplateLines lines, Reports reports) {
    this.lines = lines;
    this.reports = reports;
  }

  /** As far as that database knows. */
  public static KnownTemplates on(Database database) {
    return new KnownTemplates(new TemplateLines(database.jdbi()), new Reports(database.jdbi()));
  }

  /** What is known now. */
  Template of(long repository) {
    recall(repository);
    return text.before(repository);
  }

  /** Counts one more report. */
  void learn(Post post) {
    recall(post.key().repository());
    text.learn(post);
  }

  /** The lines of a repository's template files, in place of those before. */
  void declare(long repository, Collection<String> declared) {
    recall(repository);
    lines.replace(repository, declared);
    text.declare(repository, declared);
  }

  private void recall(long repository) {
    recalled.computeIfAbsent(
        repository,
        id -> {
          text.declare(id, lines.of(id));
          reports
              .latest(id, TemplateText.MEMORY)
              .forEach(report -> text.learn(Tracker.key(report.key()), report.body()));
          return true;
        });
  }
}
