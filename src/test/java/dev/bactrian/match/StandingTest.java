package dev.bactrian.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class StandingTest {

  @Test
  void who_stands_out_leads() {
    Standing alone = Standing.of(new double[] {5, 0, 0, 0}, -3)[0];
    Standing among = Standing.of(new double[] {5, 5, 5, 5}, -3)[0];

    assertThat(alone.lead()).isGreaterThan(among.lead() + 4);
    assertThat(alone.gap()).isEqualTo(5);
    assertThat(among.gap()).isZero();
  }

  @Test
  void to_be_alone_is_not_to_stand_out() {
    Standing only = Standing.of(new double[] {2}, 2)[0];

    assertThat(only.lead()).isCloseTo(-Math.log(10), within(1e-9));
    assertThat(only.gap()).isZero();
    assertThat(only.tenth()).isEqualTo(2);
  }

  @Property(tries = 200)
  void a_higher_score_never_stands_lower(
      @ForAll @Size(min = 1, max = 30) List<@DoubleRange(min = -40, max = 40) Double> all) {
    double[] scores = all.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    Standing[] standings = Standing.of(scores, -1);

    for (int i = 1; i < scores.length; i++) {
      assertThat(standings[i].lead()).isGreaterThanOrEqualTo(standings[i - 1].lead());
      assertThat(standings[i].gap()).isNotNegative();
    }
    assertThat(Arrays.stream(standings)).allMatch(one -> Double.isFinite(one.lead()));
  }
}
