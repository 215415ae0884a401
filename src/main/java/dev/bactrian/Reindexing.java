package dev.bactrian;

import dev.bactrian.handler.Tracker;
import dev.bactrian.index.IndexFolder;
import dev.bactrian.index.RenewableIndex;
import dev.bactrian.index.ReportIndex;
import dev.bactrian.queue.Delivery;
import dev.bactrian.queue.Handler;
import dev.bactrian.queue.Priority;
import dev.bactrian.store.Reports;
import dev.bactrian.store.Repositories;
import dev.bactrian.web.Check;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Builds the index again from the database while the rest goes on. Where there is one that answers,
 * the new one is built beside it and takes over when it is whole; where there is none, what is in
 * the new one can be found at once. Thread-safe.
 */
final class Reindexing implements AutoCloseable {

  /** Name of the job that asks for all of it again. */
  private static final String JOB = "bactrian.reindex";

  private static final Logger log = LoggerFactory.getLogger(Reindexing.class);

  private final Repositories repositories;
  private final Reports reports;
  private final Tracker tracker;
  private final RenewableIndex index;
  private final IndexFolder.Opened opened;
  private volatile Thread thread;
  private volatile String progress;
  private volatile boolean stopping;

  Reindexing(
      Repositories repositories, Reports reports, Tracker tracker, IndexFolder.Opened opened) {
    this.repositories = repositories;
    this.reports = reports;
    this.tracker = tracker;
    this.index = opened.index();
    this.opened = opened;
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
      if (!delivery.event().equals(JOB)) {
        next.handle(delivery);
      } else if (!renew()) {
        throw new InterruptedException("the program stops; it is done after the next start");
      }
    };
  }

  /** Begins, if the index is of an older version, or lacks reports. */
  void startIfNeeded() {
    long stored = reports.count();
    if (opened.outdated() != null) {
      log.warn("{}; it answers until a new one is built", opened.outdated());
      begin(this::renew);
    } else if (stored != index.size()) {
      log.warn(
          "the index holds {} of {} reports{}; it is built again from the database",
          index.size(),
          stored,
          opened.emptyBecause() == null ? "" : " (" + opened.emptyBecause() + ")");
      begin(this::complete);
    }
  }

  private interface Work {
    boolean isDone() throws IOException;
  }

  private void begin(Work work) {
    progress = "the index is being built again";
    thread =
        Thread.ofPlatform()
            .name("reindexing")
            .daemon()
            .start(
                () -> {
                  try {
                    var unused = work.isDone();
                  } catch (IOException | RuntimeException e) {
                    log.error("the index could not be built again; run bactrian reindex", e);
                  } finally {
                    progress = null;
                  }
                });
  }

  /** Beside the one that answers; false if it was stopped. */
  private synchronized boolean renew() throws IOException {
    long total = reports.count();
    try {
      // What is no longer stored, as after a restore, is not found meanwhile either.
      forgetOthers();
      boolean done =
          Renewing.renew(
              repositories,
              tracker,
              index,
              now ->
                  progress =
                      "a new index is being built beside the one that answers: %d of %d reports"
                          .formatted(now, total),
              () -> !stopping);
      if (done) {
        log.info("the index is built again: {} reports", index.size());
      }
      return done;
    } finally {
      progress = null;
    }
  }

  /** In its place; false if it was stopped. */
  private synchronized boolean complete() {
    long total = reports.count();
    for (Repositories.Repository repository : forgetOthers()) {
      boolean filled =
          tracker.fill(
              index,
              repository.id(),
              () -> {
                progress =
                    "the index is being built again: %d of %d reports"
                        .formatted(index.size(), total);
                return !stopping;
              });
      if (!filled) {
        return false;
      }
    }
    log.info("the index is built again: {} reports", index.size());
    return true;
  }

  private List<Repositories.Repository> forgetOthers() {
    List<Repositories.Repository> known = repositories.all();
    index.keepOnly(known.stream().map(Repositories.Repository::id).collect(Collectors.toSet()));
    return known;
  }

  /** How far it is, in words; null if nothing is being done. */
  String progress() {
    return progress;
  }

  /** What is to be said of the index that answers. */
  Check check(ReportIndex index) {
    String now = progress;
    return now == null
        ? Check.good("index", index.size() + " reports can be found")
        : Check.note("index", now, "nothing: it goes on");
  }

  /** Has it end before the next report. */
  void stop() {
    stopping = true;
  }

  @Override
  public void close() throws InterruptedException {
    stop();
    Thread started = thread;
    if (started != null) {
      started.join(Duration.ofSeconds(10));
    }
  }
}
