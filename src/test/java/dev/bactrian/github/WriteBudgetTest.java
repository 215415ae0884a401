package dev.bactrian.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.bactrian.queue.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One write a second, 80 a minute, 500 an hour, in each installation. */
class WriteBudgetTest {

  private static final long HERE = 1;
  private static final long ELSEWHERE = 2;

  private final TestClock clock = new TestClock();
  private final Instant start = clock.instant();
  private final List<Instant> turns = new ArrayList<>();

  @Test
  void writes_are_a_second_apart_within_one_installation_only() {
    WriteBudget budget = budget(Duration.ofSeconds(1), 80, 500);
    spend(budget, HERE, 3);
    assertThat(turns).containsExactly(start, start.plusSeconds(1), start.plusSeconds(2));
    turns.clear();
    Instant now = clock.instant();
    spend(budget, ELSEWHERE, 1);
    assertThat(turns).containsExactly(now);
  }

  @Test
  void no_more_than_eighty_begin_in_a_minute() {
    WriteBudget budget = budget(Duration.ofMillis(500), 80, 500);
    spend(budget, HERE, 81);
    assertThat(turns.get(79)).isEqualTo(start.plusMillis(79 * 500));
    assertThat(turns.get(80)).isEqualTo(start.plusSeconds(60));
  }

  @Test
  void after_five_hundred_the_work_goes_back_with_the_end_of_the_hour() {
    WriteBudget budget = budget(Duration.ofSeconds(1), 80, 500);
    spend(budget, HERE, 500);
    GitHubException refused = catchThrowableOfType(GitHubException.class, () -> budget.spend(HERE));
    assertThat(refused.kind()).isEqualTo(GitHubException.Kind.RATE_LIMITED);
    assertThat(refused.retryAt()).contains(start.plus(Duration.ofHours(1)));
    clock.advance(Duration.between(clock.instant(), refused.retryAt().orElseThrow()));
    spend(budget, HERE, 1);
  }

  @Test
  void a_refused_write_takes_no_turn() {
    WriteBudget budget = budget(Duration.ofSeconds(20), 80, 500);
    budget.holdUntil(HERE, start.plusSeconds(60));
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(() -> budget.spend(HERE)).isInstanceOf(GitHubException.class);
    }
    clock.advance(Duration.ofSeconds(60));
    spend(budget, HERE, 1);
    assertThat(turns).containsExactly(start.plusSeconds(60));
  }

  @Test
  void what_github_says_is_never_made_shorter() {
    WriteBudget budget = budget(Duration.ofSeconds(1), 80, 500);
    budget.holdUntil(HERE, start.plusSeconds(20));
    budget.holdUntil(HERE, start.plusSeconds(5));
    spend(budget, HERE, 1);
    assertThat(turns).containsExactly(start.plusSeconds(20));
  }

  private WriteBudget budget(Duration distance, int perMinute, int perHour) {
    return new WriteBudget(distance, perMinute, perHour, clock, clock::advance);
  }

  private void spend(WriteBudget budget, long installation, int times) {
    for (int i = 0; i < times; i++) {
      budget.spend(installation);
      turns.add(clock.instant());
    }
  }
}
