package dev.bactrian;

import dev.bactrian.handler.Tracker;
import dev.bactrian.index.ReportIndex;
import dev.bactrian.store.Reports;
import dev.bactrian.store.Repositories;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Builds the index again from the database while the rest goes on: what is already in it can be
 * found meanwhile. Thread-safe.
 */
final class Reindexing implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Reindexing.class);

  private final Repositories repositories;
  private final Reports reports;
  private final Tracker tracker;
  private final ReportIndex index;
  private final String emptyBecause;
  private final AtomicLong total = new AtomicLong();
  private volatile Thread thread;
  private volatile boolean running;

  /**
   * @param emptyBecause why the index began empty, or null
   */
  Reindexing(
      Repositories repositories,
      Reports reports,
      Tracker tracker,
      ReportIndex index,
      String emptyBecause) {
    this.repositories = repositories;
    this.reports = reports;
    this.tracker = tracker;
    this.index = index;
    this.emptyBecause = emptyBecause;
  }

  /** Begins, if the index does not hold as many reports as the database. */
  void startIfNeeded() {
    long stored = reports.count();
    if (stored == index.size()) {
      return;
    }
    log.warn(
        "the index holds {} of {} reports{}; it is built again from the database",
        index.size(),
        stored,
        emptyBecause == null ? "" : " (" + emptyBecause + ")");
    total.set(stored);
    running = true;
    thread = Thread.ofPlatform().name("reindexing").daemon().start(this::run);
  }

  private void run() {
    try {
      for (Repositories.Repository repository : repositories.all()) {
        if (Thread.currentThread().isInterrupted()) {
          return;
        }
        tracker.reindex(repository);
      }
      log.info("the index is built again: {} reports", index.size());
    } catch (RuntimeException e) {
      log.error("the index could not be built again; run bactrian reindex", e);
    } finally {
      running = false;
    }
  }

  /** How far it is, in words; null if nothing is being done. */
  String progress() {
    return running
        ? "the index is being built again: " + index.size() + " of " + total + " reports"
        : null;
  }

  @Override
  public void close() throws InterruptedException {
    Thread started = thread;
    if (started != null) {
      started.interrupt();
      started.join(java.time.Duration.ofSeconds(10));
    }
  }
}
