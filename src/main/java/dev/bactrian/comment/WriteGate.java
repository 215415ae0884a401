package dev.bactrian.comment;

import dev.bactrian.config.RepositoryConfig;
import dev.bactrian.github.RepositoryRef;
import dev.bactrian.store.Writes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says whether anything may be written: the one place that knows the mode, the daily cap and the
 * breaker. Thread-safe.
 */
public final class WriteGate {

  private static final Logger log = LoggerFactory.getLogger(WriteGate.class);

  /** More writes than this in a window are no conversation but a loop. */
  static final int MOST_IN_WINDOW = 150;

  static final Duration WINDOW = Duration.ofMinutes(10);

  /** What the commands of one comment may take at most; they are begun only if that is left. */
  private static final int MOST_OF_A_COMMENT = 30;

  private final Writes writes;
  private final InstantSource clock;
  private final boolean shadow;

  /**
   * @param shadow true if nothing may be written anywhere
   */
  public WriteGate(Writes writes, InstantSource clock, boolean shadow) {
    this.writes = writes;
    this.clock = clock;
    this.shadow = shadow;
  }

  /** True if this deployment and this repository allow comments. */
  boolean isOpen(RepositoryConfig config) {
    return !shadow && config.mode().writes();
  }

  /** When a person's commands can be carried out to their end; empty if at once. */
  Optional<Instant> busyUntil(RepositoryRef repository) {
    Instant now = clock.instant();
    int recent = writes.since(repository.id(), now.minus(WINDOW));
    if (recent + MOST_OF_A_COMMENT <= MOST_IN_WINDOW) {
      return Optional.empty();
    }
    if (recent >= MOST_IN_WINDOW) {
      tell(repository, recent);
    }
    return Optional.of(now.plus(WINDOW));
  }

  /** Ids of the repositories to which nothing more is written for now; for the operator. */
  public static List<Long> stopped(Writes writes, Instant now) {
    return writes.busiest(now.minus(WINDOW), MOST_IN_WINDOW);
  }

  /** Takes one of the day's new suggestions; false if the cap is reached. */
  boolean takeSuggestion(RepositoryRef repository, RepositoryConfig config) {
    return writes.take(repository.id(), clock.instant(), config.dailyCap());
  }

  /**
   * To be asked before each write, which it counts; false if there were too many lately, which the
   * operator reads in the log, in {@code doctor} and in the figures.
   */
  boolean pass(RepositoryRef repository) {
    var now = clock.instant();
    int recent = writes.since(repository.id(), now.minus(WINDOW));
    if (recent >= MOST_IN_WINDOW) {
      tell(repository, recent);
      return false;
    }
    writes.note(repository.id(), now, now.minus(WINDOW));
    return true;
  }

  private static void tell(RepositoryRef repository, int recent) {
    log.error(
        "breaker: {} writes to repository {} within {} minutes; nothing more is written there"
            + " until they are past; look for a loop with another bot",
        recent,
        repository.id(),
        WINDOW.toMinutes());
  }
}
