package dev.bactrian.github;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Answers that are remembered. Who wants one that is being asked for waits for it; who wants
 * another never does, which a map that computes its values can't promise: it holds up whatever lies
 * in the same bin (Goetz et al., "Java Concurrency in Practice", 5.6). What failed is not
 * remembered. Thread-safe.
 */
public final class AskedOnce<K, V> {

  private final Cache<K, FutureTask<V>> answers;

  /**
   * Remembers nothing yet.
   *
   * @param most how many answers; those that nobody wanted for longest go first
   * @param lives how long an answer counts from the moment it was asked for
   */
  public AskedOnce(int most, Duration lives) {
    this.answers = Caffeine.newBuilder().maximumSize(most).expireAfterWrite(lives).build();
  }

  /**
   * The answer that is known, else the one that is asked for now, in this thread.
   *
   * @throws RuntimeException what asking threw, to all who waited for it
   */
  public V get(K key, Supplier<V> ask) {
    return get(key, ask, known -> true);
  }

  /**
   * The same, where a known answer may be too old to be good.
   *
   * @throws RuntimeException what asking threw, to all who waited for it
   */
  public V get(K key, Supplier<V> ask, Predicate<V> good) {
    FutureTask<V> mine = new FutureTask<>(ask::get);
    while (true) {
      FutureTask<V> first = answers.asMap().putIfAbsent(key, mine);
      if (first == null) {
        mine.run();
        return answer(key, mine);
      }
      V known = answer(key, first);
      if (good.test(known)) {
        return known;
      }
      answers.asMap().remove(key, first);
    }
  }

  /** Forgets those; what is being asked for under them reaches only who waits already. */
  public void forget(Predicate<K> keys) {
    answers.asMap().keySet().removeIf(keys);
  }

  private V answer(K key, FutureTask<V> task) {
    try {
      return task.get();
    } catch (ExecutionException e) {
      answers.asMap().remove(key, task);
      switch (e.getCause()) {
        case RuntimeException cause -> throw cause;
        case Error cause -> throw cause;
        default -> throw new IllegalStateException(e.getCause());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw GitHubException.of(
          GitHubException.Kind.UNAVAILABLE, "interrupted while GitHub was asked", e);
    }
  }
}
