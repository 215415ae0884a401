package dev.bactrian;

import dev.bactrian.handler.Tracker;
import dev.bactrian.index.ReportIndex;
import dev.bactrian.queue.Delivery;
import dev.bactrian.queue.Handler;
import dev.bactrian.queue.Priority;
import dev.bactrian.store.Reports;
import dev.bactrian.store.Repositories;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Builds the index again from the database while the rest goes on: what is already in it can be
 * found meanwhile. Thread-safe.
 */
final class Reindexing implements AutoCloseable {

  /** Name of the job that asks for all of it again. */
  private static final String JOB = "bactrian.reindex";

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

  /** The job that has the process that serves build its index again. */
  static Delivery job() {
    return new Delivery(
        "reindex:" + UUID.randomUUID(),
        JOB,
        "reindex",
        Priority.ACCESS,
        0,
        Instant.EPOCH,
        new byte[0]);
  }

  /** The same handler, and the job. */
  Handler before(Handler next) {
    return delivery -> {
      if (delivery.event().equals(JOB)) {
        all();
      } else {
        next.handle(delivery);
      }
    };
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
      all();
    } catch (RuntimeException e) {
      log.error("the index could not be built again; run bactrian reindex", e);
    } finally {
      running = false;
    }
  }

  private synchronized void all() {
    List<Repositories.Repository> known = repositories.all();
    index.keepOnly(known.stream().map(Repositories.Repository::id).collect(Collectors.toSet()));
    for (Repositories.Repository repository : known) {
      if (Thread.currentThread().isInterrupted()) {
        return;
      }
      tracker.reindex(repository);
    }
    log.info("the index is built again: {} reports", index.size());
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
