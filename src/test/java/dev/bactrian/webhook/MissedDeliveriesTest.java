package dev.bactrian.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.github.fake.FakeGitHub;
import dev.bactrian.queue.Delivery;
import dev.bactrian.queue.DeliveryQueue;
import dev.bactrian.queue.Priority;
import dev.bactrian.queue.TestClock;
import dev.bactrian.store.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MissedDeliveriesTest {

  private static final byte[] BODY = "{}".getBytes(UTF_8);

  @TempDir Path folder;

  private final TestClock clock = new TestClock();
  private FakeGitHub github;
  private Database database;
  private DeliveryQueue queue;
  private MissedDeliveries missed;

  @BeforeEach
  void start() {
    github = FakeGitHub.start(clock);
    database = Database.open(folder.resolve("queue.db"));
    queue = new DeliveryQueue(database.jdbi(), clock);
    missed = new MissedDeliveries(github.api().hookDeliveries(), queue, Set.of("issues"), clock);
  }

  @AfterEach
  void stop() throws Exception {
    missed.close();
    database.close();
    github.close();
  }

  @Test
  void asks_again_only_for_what_is_not_stored() {
    String lost = github.hooks().miss("issues", BODY);
    store(github.hooks().miss("issues", BODY));
    assertThat(missed.look()).isEqualTo(1);
    awaitAskedAgain(1);
    assertThat(github.hooks().askedAgain()).containsExactly(lost);
  }

  @Test
  void leaves_alone_what_is_older_than_seven_days() {
    github.hooks().miss("issues", BODY);
    clock.advance(Duration.ofDays(8));
    assertThat(missed.look()).isZero();
  }

  @Test
  void asks_once_a_round_for_many_attempts_and_gives_up_after_three_rounds() {
    github.hooks().miss("issues", BODY);
    for (int round = 1; round <= 3; round++) {
      assertThat(missed.look()).isEqualTo(1);
      awaitAskedAgain(round);
      clock.advance(Duration.ofMinutes(10));
    }
    assertThat(missed.look()).isZero();
  }

  @Test
  void asks_for_a_hundred_a_round_and_for_the_rest_the_next_time() {
    for (int i = 0; i < 130; i++) {
      github.hooks().miss("issues", BODY);
    }
    assertThat(missed.look()).isEqualTo(100);
    awaitAskedAgain(100);
    github.hooks().askedAgain().forEach(this::store);
    clock.advance(Duration.ofMinutes(10));
    assertThat(missed.look()).isEqualTo(30);
    awaitAskedAgain(130);
  }

  @Test
  void leaves_alone_what_would_not_be_stored() {
    github.hooks().miss("star", BODY);
    assertThat(missed.look()).isZero();
  }

  @Test
  void finds_by_guid_what_a_proxy_took_in_our_place() {
    github.hooks().missAnswered("issues", BODY, 200);
    assertThat(missed.look()).isEqualTo(1);
  }

  @Test
  void looks_on_start_and_when_ten_minutes_of_the_clock_are_over() {
    github.hooks().miss("issues", BODY);
    missed.start();
    awaitAskedAgain(1);
    github.hooks().askedAgain().forEach(this::store);
    github.hooks().miss("issues", BODY);
    clock.advance(Duration.ofMinutes(10));
    awaitAskedAgain(2);
  }

  private void awaitAskedAgain(int count) {
    Awaitility.await().until(() -> github.hooks().askedAgain().size() == count);
  }

  private void store(String guid) {
    queue.put(new Delivery(guid, "issues", "1#1", Priority.EVENT, 1, Instant.EPOCH, BODY));
  }
}
