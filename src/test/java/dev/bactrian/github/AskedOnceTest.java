package dev.bactrian.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AskedOnceTest {

  private final AskedOnce<Integer, String> answers = new AskedOnce<>(10_000, Duration.ofHours(1));

  @Test
  void one_that_is_long_in_coming_holds_up_only_who_wants_the_same() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    AtomicInteger times = new AtomicInteger();
    Supplier<String> slow =
        () -> {
          times.incrementAndGet();
          asked.countDown();
          try {
            go.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          return "slow";
        };
    CompletableFuture<String> first =
        CompletableFuture.supplyAsync(() -> answers.get(0, slow), Thread::startVirtualThread);
    asked.await();
    CompletableFuture<Void> others =
        CompletableFuture.runAsync(
            () -> IntStream.range(1, 1_000).forEach(key -> answers.get(key, () -> "quick")),
            Thread::startVirtualThread);
    assertThat(others).succeedsWithin(Duration.ofSeconds(60));
    CompletableFuture<String> second =
        CompletableFuture.supplyAsync(() -> answers.get(0, slow), Thread::startVirtualThread);
    assertThat(first).isNotDone();
    go.countDown();
    assertThat(first.get()).isEqualTo("slow");
    assertThat(second.get()).isEqualTo("slow");
    assertThat(times).hasValue(1);
  }

  @Test
  void what_failed_is_asked_again() {
    assertThatThrownBy(
            () ->
                answers.get(
                    1,
                    () -> {
                      throw new IllegalStateException("down");
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("down");
    assertThat(answers.get(1, () -> "up")).isEqualTo("up");
  }

  @Test
  void what_is_no_longer_good_is_asked_again_and_what_is_forgotten() {
    assertThat(answers.get(1, () -> "old")).isEqualTo("old");
    assertThat(answers.get(1, () -> "new")).isEqualTo("old");
    assertThat(answers.get(1, () -> "new", known -> !known.equals("old"))).isEqualTo("new");
    answers.get(2, () -> "two");
    answers.forget(key -> key == 1);
    assertThat(answers.get(1, () -> "newer")).isEqualTo("newer");
    assertThat(answers.get(2, () -> "other")).isEqualTo("two");
  }
}
