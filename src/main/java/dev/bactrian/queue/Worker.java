package dev.bactrian.queue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Handles deliveries on virtual threads: those with the same key one after another, others side by
 * side, never more than a given number. Thread-safe.
 */
public final class Worker implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Worker.class);

  /** How soon one that was put off, or put by another copy, is noticed. */
  private static final Duration POLL = Duration.ofSeconds(1);

  private static final Duration GRACE = Duration.ofSeconds(30);

  /** As long as GitHub would redeliver it. */
  private static final Duration LONGEST_WAIT = Duration.ofDays(7);

  private static final int ERROR_LENGTH = 2_000;

  private final Claims claims;
  private final Handler handler;
  private final InstantSource clock;
  private final Backoff backoff;
  private final int parallel;

  /** Kept free for those whom somebody waits for: all others may be waiting for a limit. */
  private final int reserved;

  private final Semaphore free;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("delivery-", 0).factory());
  private final Thread dispatcher = Thread.ofVirtual().name("dispatcher").unstarted(this::dispatch);
  private volatile boolean stopping;

  /**
   * Does nothing until {@link #start}.
   *
   * @param parallel how many deliveries at most at the same time; a quarter of them is kept free
   *     for commands and what is more important still
   */
  public Worker(
      DeliveryQueue queue, Handler handler, InstantSource clock, Backoff backoff, int parallel) {
    this.claims = queue.claims();
    this.handler = handler;
    this.clock = clock;
    this.backoff = backoff;
    this.parallel = parallel;
    this.reserved = parallel / 4;
    this.free = new Semaphore(parallel);
  }

  /** Takes up what an earlier process left unfinished, then whatever comes. */
  public void start() {
    claims.recover(backoff.attempts());
    dispatcher.start();
  }

  /**
   * Takes nothing more, waits up to half a minute for what is running, then interrupts it; what was
   * interrupted is handled after the next start.
   */
  @Override
  public void close() {
    close(GRACE);
  }

  void close(Duration grace) {
    stopping = true;
    dispatcher.interrupt();
    try {
      boolean finished = free.tryAcquire(parallel, grace.toMillis(), TimeUnit.MILLISECONDS);
      threads.shutdownNow();
      if (!finished && !threads.awaitTermination(5, TimeUnit.SECONDS)) {
        log.warn("some deliveries did not stop; they are handled again after the next start");
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  private void dispatch() {
    while (!stopping) {
      try {
        free.acquire();
        Optional<Attempt> next = claimOrRelease();
        if (next.isPresent()) {
          Attempt attempt = next.get();
          threads.execute(() -> run(attempt));
        } else {
          claims.bell().await(POLL);
        }
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException | Error e) {
        // An error too, such as too little memory for a moment: else nothing would be handled ever.
        log.error("the queue cannot be read; trying again", e);
        if (pause()) {
          return;
        }
      }
    }
  }

  private Optional<Attempt> claimOrRelease() {
    Optional<Attempt> next = Optional.empty();
    try {
      boolean roomForAll = free.availablePermits() >= reserved;
      next = claims.claim(roomForAll ? Priority.BACKFILL : Priority.COMMAND);
    } finally {
      if (next.isEmpty()) {
        free.release();
      }
    }
    return next;
  }

  private void run(Attempt attempt) {
    String guid = attempt.delivery().guid();
    MDC.put("delivery", guid);
    try {
      Runnable outcome = outcome(attempt);
      record(outcome);
    } finally {
      MDC.clear();
      free.release();
    }
  }

  /** Handles it; what is to be written down about that. */
  private Runnable outcome(Attempt attempt) {
    Delivery delivery = attempt.delivery();
    String guid = delivery.guid();
    try {
      handler.handle(delivery);
      return () -> claims.done(guid);
    } catch (RetryAt e) {
      if (e.moment().isAfter(attempt.receivedAt().plus(LONGEST_WAIT))) {
        log.error("{} given up: it would have to wait until {}", delivery, e.moment(), e);
        return () -> claims.dead(guid, text(e));
      }
      log.info("{} waits until {}: {}", delivery, e.moment(), e.getMessage());
      return () -> claims.again(guid, e.moment(), text(e), false);
    } catch (GiveUp e) {
      log.warn("{} given up: {}", delivery, e.getMessage());
      return () -> claims.dead(guid, text(e));
    } catch (InterruptedException e) {
      return () -> claims.again(guid, clock.instant(), null, false);
    } catch (Throwable e) {
      if (stopping && Thread.currentThread().isInterrupted()) {
        return () -> claims.again(guid, clock.instant(), null, false);
      }
      return failed(attempt, e);
    }
  }

  private Runnable failed(Attempt attempt, Throwable failure) {
    Delivery delivery = attempt.delivery();
    String guid = delivery.guid();
    if (attempt.number() >= backoff.attempts()) {
      log.error("{} given up after {} attempts", delivery, attempt.number(), failure);
      return () -> claims.dead(guid, text(failure));
    }
    Instant next =
        clock.instant().plus(backoff.after(attempt.number(), ThreadLocalRandom.current()));
    log.warn("{} failed, next attempt at {}", delivery, next, failure);
    return () -> claims.again(guid, next, text(failure), true);
  }

  /** Until it is written down: otherwise its key would be held up until the next start. */
  private void record(Runnable outcome) {
    boolean interrupted = Thread.interrupted();
    while (true) {
      try {
        outcome.run();
        break;
      } catch (RuntimeException | Error e) {
        log.error("the outcome cannot be written down; trying again", e);
        if (interrupted || stopping) {
          break; // It is still marked as running, and so is taken up after the next start.
        }
        interrupted = pause();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** True if interrupted. */
  private static boolean pause() {
    try {
      Thread.sleep(POLL);
      return false;
    } catch (InterruptedException e) {
      return true;
    }
  }

  private static String text(Throwable failure) {
    String text = failure.toString();
    return text.length() > ERROR_LENGTH ? text.substring(0, ERROR_LENGTH) : text;
  }
}
