package dev.bactrian.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.store.Database;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A silence where people were at work is noticed, however long it lasts. */
class ArrivalsTest {

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
  void a_day_without_a_delivery_is_a_silence() {
    arrive(8);
    clock.advance(Duration.ofHours(23));
    assertThat(queue.arrivals().silence(clock.instant())).isEmpty();
    clock.advance(Duration.ofHours(2));
    assertThat(queue.arrivals().silence(clock.instant())).contains(Duration.ofHours(25));
  }

  @Test
  void it_is_one_after_sixteen_months_too() {
    arrive(8);
    queue.sweep();
    clock.advance(Duration.ofDays(480));
    queue.sweep();
    queue.sweep();
    assertThat(queue.known(java.util.List.of("guid-1"))).isEmpty();
    assertThat(queue.arrivals().silence(clock.instant())).contains(Duration.ofDays(480));
    arrive(1);
    assertThat(queue.arrivals().silence(clock.instant())).isEmpty();
  }

  @Test
  void a_place_where_little_happens_may_be_silent() {
    arrive(3);
    clock.advance(Duration.ofDays(3));
    assertThat(queue.arrivals().silence(clock.instant())).isEmpty();
  }

  @Test
  void jobs_of_our_own_are_no_sign_of_life() {
    arrive(8);
    clock.advance(Duration.ofDays(2));
    queue.put(Deliveries.of("sweep:1", "job"));
    assertThat(queue.arrivals().silence(clock.instant())).contains(Duration.ofDays(2));
  }

  @Test
  void nobody_is_missed_after_the_app_was_taken_off() {
    arrive(8);
    queue.sweep();
    clock.advance(Duration.ofDays(20));
    queue.sweep();
    queue.forgetInstallation(7);
    assertThat(queue.arrivals().silence(clock.instant())).isEmpty();
  }

  private void arrive(int count) {
    for (int i = 0; i < count; i++) {
      queue.put(Deliveries.of("guid-" + i, "1#" + i));
      queue.claims().claim();
      queue.claims().done("guid-" + i);
    }
  }
}
