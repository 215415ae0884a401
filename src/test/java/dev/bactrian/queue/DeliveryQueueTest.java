package dev.bactrian.queue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.store.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliveryQueueTest {

  @TempDir Path folder;
  private final TestClock clock = new TestClock();
  private Database database;
  private DeliveryQueue queue;

  @BeforeEach
  void open() {
    database = Database.open(folder.resolve("queue.db"));
    queue = new DeliveryQueue(database.jdbi(), clock);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void gives_back_what_was_put() {
    queue.put(Deliveries.of("a", "1#1"));

    Attempt attempt = queue.claims().claim().orElseThrow();

    assertThat(attempt.number()).isEqualTo(1);
    assertThat(attempt.receivedAt()).isEqualTo(clock.instant());
    assertThat(attempt.delivery()).usingRecursiveComparison().isEqualTo(Deliveries.of("a", "1#1"));
    assertThat(attempt.delivery().toString()).doesNotContain("body of");
  }

  @Test
  void a_known_guid_is_left_alone() {
    assertThat(queue.put(Deliveries.of("a", "1#1"))).isTrue();
    assertThat(queue.put(Deliveries.of("a", "1#1"))).isFalse();
    finish("a");
    assertThat(queue.put(Deliveries.of("a", "1#1"))).isFalse();
    assertThat(queue.claims().claim()).isEmpty();
  }

  @Test
  void the_same_guid_from_many_threads_is_stored_once() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> puts =
          IntStream.range(0, 40)
              .mapToObj(
                  i ->
                      threads.submit(
                          () -> {
                            go.await();
                            return queue.put(Deliveries.of("guid-" + i % 4, "1#" + i));
                          }))
              .toList();
      go.countDown();
      int stored = 0;
      for (Future<Boolean> put : puts) {
        stored += put.get() ? 1 : 0;
      }
      assertThat(stored).isEqualTo(4);
    }
    assertThat(queue.figures().waiting()).isEqualTo(4);
  }

  @Test
  void a_dead_one_begins_anew_when_it_is_delivered_again() {
    queue.put(Deliveries.of("a", "1#1"));
    queue.claims().claim();
    queue.claims().dead("a", "why");

    assertThat(queue.put(Deliveries.of("a", "1#1"))).isTrue();
    assertThat(queue.claims().claim().orElseThrow().number()).isEqualTo(1);
  }

  @Test
  void keeps_the_order_within_a_key_whatever_the_priority() {
    queue.put(Deliveries.of("a", "1#1", Priority.BACKFILL, Instant.EPOCH));
    queue.put(Deliveries.of("b", "1#1", Priority.COMMAND, Instant.EPOCH));

    assertThat(claimed()).isEqualTo("a");
    assertThat(queue.claims().claim()).as("while a is running").isEmpty();
    queue.claims().done("a");
    assertThat(claimed()).isEqualTo("b");
  }

  /** Else "/label accept" is asked before the labels of earlier duplicates are known. */
  @Test
  void a_command_takes_nothing_along_past_reports_that_came_before_it() {
    queue.put(Deliveries.of("an earlier report", "1#1"));
    queue.put(Deliveries.of("its report", "1#2"));
    queue.put(Deliveries.of("the command", "1#2", Priority.COMMAND, Instant.EPOCH));
    queue.put(Deliveries.of("a later report", "1#3"));

    assertThat(claimed()).isEqualTo("an earlier report");
    assertThat(claimed()).isEqualTo("its report");
    assertThat(claimed()).as("the command waits for its report").isEqualTo("a later report");
    queue.claims().done("its report");
    assertThat(claimed()).isEqualTo("the command");
  }

  @Test
  void the_next_is_found_without_looking_at_all_that_waits() {
    List<String> plan =
        database
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery("EXPLAIN QUERY PLAN " + ClaimSql.of(database.jdbi()))
                        .bind("now", 0)
                        .bind("least", 3)
                        .map((row, context) -> row.getString("detail"))
                        .list());
    assertThat(plan)
        .noneMatch(step -> step.contains("SCAN") || step.contains("ORDER BY"))
        .anyMatch(step -> step.contains("delivery_waiting "));
  }

  @Test
  void goes_by_priority_among_keys() {
    queue.put(Deliveries.of("backfill", "1#1", Priority.BACKFILL, Instant.EPOCH));
    queue.put(Deliveries.of("event", "1#2", Priority.EVENT, Instant.EPOCH));
    queue.put(Deliveries.of("command", "1#3", Priority.COMMAND, Instant.EPOCH));
    queue.put(Deliveries.of("access", "1", Priority.ACCESS, Instant.EPOCH));

    assertThat(List.of(claimed(), claimed(), claimed(), claimed()))
        .containsExactly("access", "command", "event", "backfill");
  }

  @Test
  void one_put_off_lets_its_key_go_on_but_one_that_failed_does_not() {
    Instant later = clock.instant().plusSeconds(60);
    queue.put(Deliveries.of("put off", "1#1", Priority.EVENT, later));
    queue.put(Deliveries.of("b", "1#1"));
    queue.put(Deliveries.of("c", "1#1"));

    assertThat(claimed()).isEqualTo("b");
    queue.claims().again("b", later, "failed", true);
    assertThat(queue.claims().claim()).as("c waits for b").isEmpty();

    clock.advance(Duration.ofSeconds(60));
    assertThat(claimed()).isEqualTo("put off");
  }

  @Test
  void only_the_latest_of_many_changes_is_kept() {
    queue.putLatest(Deliveries.of("re:1", "1#1", Priority.EVENT, clock.instant().plusSeconds(60)));
    clock.advance(Duration.ofSeconds(30));
    queue.putLatest(Deliveries.of("re:2", "1#1", Priority.EVENT, clock.instant().plusSeconds(60)));
    clock.advance(Duration.ofSeconds(59));
    assertThat(queue.claims().claim()).isEmpty();
    clock.advance(Duration.ofSeconds(1));
    assertThat(claimed()).isEqualTo("re:2");
    finish("re:2");
    assertThat(queue.figures().waiting()).isZero();
  }

  @Test
  void a_stream_of_changes_puts_the_work_off_for_ten_minutes_at_most() {
    int changes = 0;
    while (queue.claims().claim().isEmpty()) {
      assertThat(changes).isLessThan(25);
      Instant notBefore = clock.instant().plusSeconds(60);
      queue.putLatest(Deliveries.of("re:" + ++changes, "1#1", Priority.EVENT, notBefore));
      clock.advance(Duration.ofSeconds(30));
    }
    assertThat(changes).as("ten minutes, half a minute each").isEqualTo(20);
    queue.claims().done("re:" + changes);
    queue.putLatest(Deliveries.of("re:0", "1#1", Priority.EVENT, clock.instant().plusSeconds(60)));
    assertThat(queue.claims().claim()).as("the next change begins anew").isEmpty();
  }

  @Test
  void what_runs_is_not_replaced_by_a_later_change() {
    queue.putLatest(Deliveries.of("re:1", "1#1"));
    claimed();
    queue.putLatest(Deliveries.of("re:2", "1#1"));
    finish("re:1");
    assertThat(claimed()).isEqualTo("re:2");
  }

  @Test
  void drops_the_body_when_done_and_the_guid_after_eight_days() {
    queue.put(Deliveries.of("a", "1#1"));
    claimed();
    finish("a");
    assertThat(bodies()).isZero();
    clock.advance(Duration.ofDays(8));
    queue.sweep();
    assertThat(queue.known(List.of("a", "b"))).containsExactly("a");
    clock.advance(Duration.ofMillis(1));
    queue.sweep();
    assertThat(queue.known(List.of("a"))).isEmpty();
  }

  @Test
  void counts_what_waits_runs_and_died() {
    queue.put(Deliveries.of("dead", "1#1"));
    queue.put(Deliveries.of("running", "1#2"));
    queue.put(Deliveries.of("due", "1#3"));
    queue.put(Deliveries.of("later", "1#4", Priority.EVENT, clock.instant().plusSeconds(999)));
    claimed();
    queue.claims().dead("dead", "java.io.IOException: gone");
    claimed();
    clock.advance(Duration.ofSeconds(9));

    assertThat(queue.figures()).isEqualTo(new QueueFigures(2, 1, 1, 1, Duration.ofSeconds(9)));
    assertThat(queue.deadLetters(10))
        .singleElement()
        .isEqualTo(
            new DeadLetter(
                "dead",
                "issues",
                "1#1",
                1,
                "java.io.IOException: gone",
                clock.instant().minusSeconds(9)));
  }

  @Test
  void a_dead_letter_is_put_back_by_hand_with_its_body() {
    queue.put(Deliveries.of("a", "1#1"));
    claimed();
    queue.claims().dead("a", "why");

    assertThat(queue.requeue("b")).isFalse();
    assertThat(queue.requeue("a")).isTrue();
    assertThat(queue.claims().claim().orElseThrow().delivery().body())
        .isEqualTo("body of a".getBytes(UTF_8));
  }

  @Test
  void survives_the_process_and_gives_up_what_killed_it_too_often() {
    queue.put(Deliveries.of("a", "1#1"));
    for (int attempt = 1; attempt <= 3; attempt++) {
      assertThat(queue.claims().claim().orElseThrow().number()).isEqualTo(attempt);
      database.close();
      open();
      queue.claims().recover(3);
    }
    assertThat(queue.claims().claim()).isEmpty();
    assertThat(queue.deadLetters(1).getFirst().error()).contains("the process ended");
  }

  @Test
  void forgets_an_installation() {
    queue.put(Deliveries.of("a", "1#1"));
    queue.forgetInstallation(8);
    assertThat(queue.figures().waiting()).isEqualTo(1);
    queue.forgetInstallation(7);
    assertThat(queue.figures().waiting()).isZero();
  }

  @Test
  void remembers_moments() {
    assertThat(queue.marks().get("seen")).isEqualTo(Optional.empty());
    queue.marks().put("seen", clock.instant());
    queue.marks().put("seen", clock.instant().plusSeconds(1));
    assertThat(queue.marks().get("seen")).contains(clock.instant().plusSeconds(1));
  }

  private String claimed() {
    return queue.claims().claim().orElseThrow().delivery().guid();
  }

  private void finish(String guid) {
    queue.claims().claim();
    queue.claims().done(guid);
  }

  private int bodies() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle.createQuery("SELECT COUNT(body) FROM delivery").mapTo(Integer.class).one());
  }
}
