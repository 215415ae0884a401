package dev.bactrian.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bactrian.store.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerTest {

  private static final Backoff QUICK = new Backoff(Duration.ofMillis(1), Duration.ofMillis(5), 3);

  @TempDir Path folder;
  private Database database;
  private DeliveryQueue queue;
  private Worker worker;

  @BeforeEach
  void open() {
    database = Database.open(folder.resolve("queue.db"));
    queue = new DeliveryQueue(database.jdbi(), InstantSource.system());
  }

  @AfterEach
  void close() {
    if (worker != null) {
      worker.close(Duration.ofSeconds(5));
    }
    database.close();
  }

  @Test
  void handles_one_key_in_order_and_never_twice_at_a_time() {
    Map<String, AtomicInteger> running = new ConcurrentHashMap<>();
    Map<String, List<String>> order = new ConcurrentHashMap<>();
    AtomicInteger overlaps = new AtomicInteger();
    for (int i = 0; i < 60; i++) {
      queue.put(Deliveries.of("guid-" + i, "1#" + i % 3));
    }
    start(
        delivery -> {
          AtomicInteger now = running.computeIfAbsent(delivery.key(), key -> new AtomicInteger());
          if (now.incrementAndGet() > 1) {
            overlaps.incrementAndGet();
          }
          order
              .computeIfAbsent(delivery.key(), key -> new CopyOnWriteArrayList<>())
              .add(delivery.guid());
          Thread.yield();
          now.decrementAndGet();
        },
        8);
    awaitEmpty();
    assertThat(overlaps).hasValue(0);
    for (int key = 0; key < 3; key++) {
      List<String> expected = new ArrayList<>();
      for (int i = key; i < 60; i += 3) {
        expected.add("guid-" + i);
      }
      assertThat(order.get("1#" + key)).isEqualTo(expected);
    }
  }

  @Test
  void handles_different_keys_side_by_side_up_to_its_bound() throws Exception {
    CountDownLatch three = new CountDownLatch(3);
    CountDownLatch go = new CountDownLatch(1);
    AtomicInteger most = new AtomicInteger();
    AtomicInteger now = new AtomicInteger();
    for (int i = 0; i < 9; i++) {
      queue.put(Deliveries.of("guid-" + i, "1#" + i));
    }
    start(
        delivery -> {
          most.accumulateAndGet(now.incrementAndGet(), Math::max);
          three.countDown();
          go.await();
          now.decrementAndGet();
        },
        3);
    three.await();
    go.countDown();
    awaitEmpty();
    assertThat(most).hasValue(3);
  }

  @Test
  void commands_find_room_however_many_others_wait() throws Exception {
    CountDownLatch six = new CountDownLatch(6);
    CountDownLatch go = new CountDownLatch(1);
    List<String> commands = new CopyOnWriteArrayList<>();
    for (int i = 0; i < 20; i++) {
      queue.put(Deliveries.of("event-" + i, "1#" + i, Priority.EVENT, Instant.EPOCH));
    }
    start(
        delivery -> {
          if (delivery.priority() == Priority.COMMAND) {
            commands.add(delivery.guid());
          } else {
            six.countDown();
            go.await();
          }
        },
        8);
    six.await();
    for (int i = 0; i < 5; i++) {
      queue.put(Deliveries.of("command-" + i, "2#" + i, Priority.COMMAND, Instant.EPOCH));
    }
    await().until(() -> commands.size() == 5);
    assertThat(queue.figures().running()).as("a quarter of eight is free again").isEqualTo(6);
    go.countDown();
    awaitEmpty();
  }

  @Test
  void a_backlog_drains_in_order_of_importance() {
    List<Priority> order = new CopyOnWriteArrayList<>();
    for (int i = 0; i < 40; i++) {
      Priority priority = Priority.values()[3 - i % 4];
      queue.put(Deliveries.of("guid-" + i, "1#" + i, priority, Instant.EPOCH));
    }
    start(delivery -> order.add(delivery.priority()), 1);
    awaitEmpty();
    assertThat(order).hasSize(40).isSorted();
  }

  @Test
  void tries_again_and_then_gives_up() {
    AtomicInteger attempts = new AtomicInteger();
    queue.put(Deliveries.of("a", "1#1"));
    start(
        delivery -> {
          throw new IllegalStateException("attempt " + attempts.incrementAndGet());
        },
        1);
    await().until(() -> queue.figures().dead() == 1);
    assertThat(attempts).hasValue(3);
    DeadLetter dead = queue.deadLetters(1).getFirst();
    assertThat(dead.attempts()).isEqualTo(3);
    assertThat(dead.error()).isEqualTo("java.lang.IllegalStateException: attempt 3");
  }

  @Test
  void a_failure_that_passes_is_no_loss() {
    AtomicInteger attempts = new AtomicInteger();
    queue.put(Deliveries.of("a", "1#1"));
    start(
        delivery -> {
          if (attempts.incrementAndGet() < 3) {
            throw new StackOverflowError();
          }
        },
        1);
    awaitEmpty();
    assertThat(queue.figures().dead()).isZero();
    assertThat(attempts).hasValue(3);
  }

  @Test
  void an_error_of_the_machine_does_not_end_the_work() {
    AtomicInteger errors = new AtomicInteger(2);
    InstantSource failing =
        () -> {
          // The dispatcher asks it first, then who writes down what was done.
          if (Thread.currentThread().isVirtual() && errors.get() > 0) {
            errors.decrementAndGet();
            throw new OutOfMemoryError("for a moment");
          }
          return Instant.now();
        };
    queue = new DeliveryQueue(database.jdbi(), failing);
    queue.put(Deliveries.of("a", "1#1"));
    start(delivery -> errors.set(1), 1);
    awaitEmpty();
    assertThat(errors).hasValue(0);
  }

  @Test
  void waiting_for_a_limit_costs_no_attempt() {
    AtomicInteger attempts = new AtomicInteger();
    queue.put(Deliveries.of("a", "1#1"));
    start(
        delivery -> {
          if (attempts.incrementAndGet() < 9) {
            throw new RetryAt(Instant.now(), null);
          }
        },
        1);
    awaitEmpty();
    assertThat(attempts).hasValue(9);
  }

  @Test
  void waits_until_the_moment_it_was_told() {
    queue.put(Deliveries.of("a", "1#1"));
    start(
        delivery -> {
          throw new RetryAt(Instant.now().plusSeconds(1_000), null);
        },
        1);
    await().until(() -> queue.figures().due() == 0 && queue.figures().running() == 0);
    assertThat(queue.figures().waiting()).isEqualTo(1);
  }

  @Test
  void what_can_never_succeed_is_given_up_at_once() {
    AtomicInteger attempts = new AtomicInteger();
    queue.put(Deliveries.of("a", "1#1"));
    start(
        delivery -> {
          attempts.incrementAndGet();
          throw new GiveUp("wrong shape", null);
        },
        1);
    await().until(() -> queue.figures().dead() == 1);
    assertThat(attempts).hasValue(1);
  }

  @Test
  void what_is_interrupted_by_a_stop_is_handled_after_the_next_start() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    queue.put(Deliveries.of("a", "1#1"));
    start(
        delivery -> {
          begun.countDown();
          new CountDownLatch(1).await();
        },
        1);
    begun.await();
    worker.close(Duration.ofMillis(10));
    assertThat(queue.figures().dead()).isZero();

    List<String> handled = new CopyOnWriteArrayList<>();
    start(delivery -> handled.add(delivery.guid()), 1);
    await().until(() -> handled.contains("a"));
  }

  @Test
  void a_stop_waits_for_what_is_running() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    queue.put(Deliveries.of("a", "1#1"));
    start(
        delivery -> {
          begun.countDown();
          go.await();
        },
        1);
    begun.await();
    Thread stop = Thread.ofVirtual().start(() -> worker.close(Duration.ofSeconds(20)));
    go.countDown();
    stop.join();
    assertThat(queue.figures().waiting() + queue.figures().running()).isZero();
  }

  private void start(Handler handler, int parallel) {
    worker = new Worker(queue, handler, InstantSource.system(), QUICK, parallel);
    worker.start();
  }

  private void awaitEmpty() {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> queue.figures().waiting() + queue.figures().running() == 0);
  }
}
