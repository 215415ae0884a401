package dev.bactrian.github;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps each installation's writes within what GitHub bears: one a second, 80 a minute, 500 an hour
 * (docs.github.com, "Rate limits for the REST API", secondary limits). A short wait is waited here,
 * a long one is refused with its end, so that the work goes back to the queue. Thread-safe.
 */
public final class WriteBudget {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Duration distance;
  private final int perMinute;
  private final int perHour;
  private final InstantSource clock;
  private final Sleeper sleeper;
  private final Map<Long, Deque<Instant>> written = new ConcurrentHashMap<>();

  /** With other limits, and another way to wait. */
  public WriteBudget(
      Duration distance, int perMinute, int perHour, InstantSource clock, Sleeper sleeper) {
    this.distance = distance;
    this.perMinute = perMinute;
    this.perHour = perHour;
    this.clock = clock;
    this.sleeper = sleeper;
  }

  /** GitHub's limits. */
  public static WriteBudget ofGitHub(InstantSource clock) {
    return new WriteBudget(Duration.ofSeconds(1), 80, 500, clock, Thread::sleep);
  }

  /** No limits, for servers of our own. */
  public static WriteBudget unlimited() {
    return new WriteBudget(
        Duration.ZERO, Integer.MAX_VALUE, Integer.MAX_VALUE, InstantSource.system(), wait -> {});
  }

  /**
   * Waits for the turn of one write.
   *
   * @throws GitHubException with {@code retryAt} if that would take longer than half a minute
   */
  void spend(long installation) {
    Instant now = clock.instant();
    Deque<Instant> turns = written.computeIfAbsent(installation, id -> new ArrayDeque<>());
    Instant turn;
    synchronized (turns) {
      turn = next(turns, now);
      if (turn.isAfter(now.plus(PATIENCE))) {
        throw GitHubException.limited("our own budget of writes is used up until " + turn, turn);
      }
      turns.addLast(turn);
    }
    try {
      sleeper.sleep(Duration.between(now, turn));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw GitHubException.of(GitHubException.Kind.UNAVAILABLE, "interrupted before a write", e);
    }
  }

  /** GitHub itself said to wait: nothing is written before that. */
  void holdUntil(long installation, Instant moment) {
    Deque<Instant> turns = written.computeIfAbsent(installation, id -> new ArrayDeque<>());
    synchronized (turns) {
      Instant before = moment.minus(distance);
      turns.addLast(turns.isEmpty() ? before : later(turns.peekLast(), before));
    }
  }

  private Instant next(Deque<Instant> turns, Instant now) {
    while (!turns.isEmpty() && turns.peekFirst().isBefore(now.minus(Duration.ofHours(1)))) {
      turns.removeFirst();
    }
    Instant turn = now;
    if (!turns.isEmpty()) {
      turn = later(turn, turns.peekLast().plus(distance));
    }
    turn = later(turn, freed(turns, perMinute, Duration.ofMinutes(1)));
    return later(turn, freed(turns, perHour, Duration.ofHours(1)));
  }

  /** When the write that is {@code limit} back leaves the window. */
  private static Instant freed(Deque<Instant> turns, int limit, Duration window) {
    if (turns.size() < limit) {
      return Instant.MIN;
    }
    Iterator<Instant> backwards = turns.descendingIterator();
    Instant turn = backwards.next();
    for (int i = 1; i < limit; i++) {
      turn = backwards.next();
    }
    return turn.plus(window);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /** Waits. */
  @FunctionalInterface
  public interface Sleeper {
    void sleep(Duration wait) throws InterruptedException;
  }
}
