package dev.bactrian;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does something every now and then. Closing it waits for what is being done. */
final class Rounds implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Rounds.class);

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("rounds").daemon().factory());

  /** Begins after one interval. */
  void every(Duration interval, String what, Runnable task) {
    var unused =
        timer.scheduleWithFixedDelay(
            () -> {
              try {
                task.run();
              } catch (RuntimeException e) {
                // Else the timer would stop.
                log.warn("{} failed", what, e);
              }
            },
            interval.toSeconds(),
            interval.toSeconds(),
            TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    timer.shutdownNow();
    timer.close();
  }
}
