package dev.bactrian.webhook;

import dev.bactrian.github.GitHubException;
import dev.bactrian.github.HookDeliveryApi;
import dev.bactrian.github.HookDeliveryApi.HookDelivery;
import dev.bactrian.github.Page;
import dev.bactrian.queue.DeliveryQueue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks GitHub again for what it delivered while nobody listened: GitHub itself never retries
 * (docs.github.com, "Handling failed webhook deliveries"). Compared by guid with what is stored,
 * not by status: a proxy may have said 200 in our place. Thread-safe.
 */
public final class MissedDeliveries implements AutoCloseable {

  /** GitHub keeps deliveries for so long. */
  private static final Duration KEPT = Duration.ofDays(7);

  private static final Duration INTERVAL = Duration.ofMinutes(10);

  /** Looked at twice, because a delivery is listed some time after it was made. */
  private static final Duration OVERLAP = Duration.ofMinutes(5);

  private static final int MOST_A_ROUND = 100;

  /** What fails each time, such as a body over our limit, is not asked for for ever. */
  private static final int MOST_TIMES = 3;

  private static final int REMEMBERED = 10_000;
  private static final int MOST_PAGES = 1_000;
  private static final String MARK = "missed-deliveries";
  private static final Logger log = LoggerFactory.getLogger(MissedDeliveries.class);

  private final HookDeliveryApi deliveries;
  private final DeliveryQueue queue;
  private final Set<String> wanted;
  private final InstantSource clock;

  /** Of the timer's thread only. */
  private Instant next = Instant.MIN;

  private final Map<String, Integer> times =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
          return size() > REMEMBERED;
        }
      };
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("missed-deliveries").daemon().factory());

  /**
   * Does nothing until {@link #start}.
   *
   * @param wanted the events that are stored; others never are, so none of them is missed
   */
  public MissedDeliveries(
      HookDeliveryApi deliveries, DeliveryQueue queue, Set<String> wanted, InstantSource clock) {
    this.deliveries = deliveries;
    this.queue = queue;
    this.wanted = Set.copyOf(wanted);
    this.clock = clock;
  }

  /** Looks now and every ten minutes of the clock: a machine that slept looks when it wakes. */
  public void start() {
    var unused = timer.scheduleWithFixedDelay(this::tick, 0, 1, TimeUnit.SECONDS);
  }

  private void tick() {
    Instant now = clock.instant();
    if (!now.isBefore(next)) {
      next = now.plus(INTERVAL);
      quietly();
    }
  }

  /**
   * Looks once. What could not be asked for is asked for the next time.
   *
   * @return how many deliveries were asked for again
   * @throws GitHubException if GitHub does not answer
   */
  public synchronized int look() {
    Instant now = clock.instant();
    Map<String, HookDelivery> missed = missedSince(from(now));
    int asked = 0;
    // The oldest first: those are the next that GitHub forgets.
    for (HookDelivery one : missed.values().stream().toList().reversed()) {
      if (asked == MOST_A_ROUND) {
        break;
      }
      if (askAgain(one)) {
        asked++;
      }
    }
    if (missed.size() <= MOST_A_ROUND) {
      queue.marks().put(MARK, now);
    }
    if (asked > 0) {
      log.info("{} deliveries were missed, asked for {} again", missed.size(), asked);
    }
    return asked;
  }

  private Instant from(Instant now) {
    Instant oldest = now.minus(KEPT);
    return queue
        .marks()
        .get(MARK)
        .map(last -> last.minus(OVERLAP))
        .filter(last -> last.isAfter(oldest))
        .orElse(oldest);
  }

  /** One attempt for every guid that is not stored, the latest first. */
  private Map<String, HookDelivery> missedSince(Instant since) {
    Map<String, HookDelivery> missed = new LinkedHashMap<>();
    String cursor = null;
    for (int i = 0; i < MOST_PAGES; i++) {
      Page<HookDelivery> page = deliveries.latestFirst(cursor);
      var known = queue.known(page.items().stream().map(HookDelivery::guid).toList());
      for (HookDelivery one : page.items()) {
        if (!one.deliveredAt().isBefore(since)
            && wanted.contains(one.event())
            && !known.contains(one.guid())
            && times.getOrDefault(one.guid(), 0) < MOST_TIMES) {
          missed.putIfAbsent(one.guid(), one);
        }
      }
      boolean older = page.items().stream().anyMatch(one -> one.deliveredAt().isBefore(since));
      if (older || page.next().isEmpty()) {
        break;
      }
      cursor = page.next().get();
    }
    return missed;
  }

  /** False if GitHub does not have it any longer, or won't deliver it. */
  private boolean askAgain(HookDelivery one) {
    times.merge(one.guid(), 1, Integer::sum);
    try {
      deliveries.redeliver(one.id());
      return true;
    } catch (GitHubException e) {
      if (e.kind() == GitHubException.Kind.NOT_FOUND || e.kind() == GitHubException.Kind.INVALID) {
        return false;
      }
      throw e;
    }
  }

  private void quietly() {
    try {
      look();
    } catch (GitHubException e) {
      // 404: an App without a webhook, or no GitHub at all.
      if (e.kind() != GitHubException.Kind.NOT_FOUND) {
        log.info("missed deliveries could not be looked for: {}", e.getMessage());
      }
    } catch (RuntimeException e) {
      // Else the timer would stop.
      log.warn("missed deliveries could not be looked for", e);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
    timer.close();
  }
}
