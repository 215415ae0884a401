package dev.bactrian.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CalibrationTest {

  private static final int FEATURES = Calibration.names().size();

  private static final int AGE = Calibration.names().indexOf("age");

  /** Cases in which only the score and the age tell anything. */
  private static List<Calibrator.Sample> cases(int n, double offset, long seed) {
    Random random = new Random(seed);
    List<Calibrator.Sample> samples = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      double[] values = new double[FEATURES];
      values[0] = random.nextGaussian() * 2;
      values[AGE] = random.nextGaussian();
      double logits = offset + 0.7 * values[0] - 0.9 * values[AGE];
      samples.add(new Calibrator.Sample(values, random.nextDouble() < 1 / (1 + Math.exp(-logits))));
    }
    return samples;
  }

  private static double calledButWrong(Calibration calibration, List<Calibrator.Sample> samples) {
    double called = 0;
    double right = 0;
    for (Calibrator.Sample one : samples) {
      double p = calibration.probability(one.values());
      if (p > 0.6) {
        called += p;
        right += one.right() ? 1 : 0;
      }
    }
    assertThat(called).isPositive();
    return Math.abs(called - right) / called;
  }

  @Test
  void learns_what_tells_and_what_tells_against() {
    Calibration fitted = Calibrator.fit(cases(8_000, -1, 3), 1);

    Model.Feature score = fitted.features().getFirst();
    Model.Feature age = fitted.features().get(AGE);
    assertThat(score.weight() / score.deviation()).isCloseTo(0.7, within(0.1));
    assertThat(age.weight() / age.deviation()).isCloseTo(-0.9, within(0.15));
  }

  @Test
  void what_is_called_p_is_right_in_p_of_the_cases() {
    Calibration fitted = Calibrator.fit(cases(8_000, -1, 3), 1);

    assertThat(calledButWrong(fitted, cases(8_000, -1, 4))).isLessThan(0.08);
  }

  @Test
  void where_duplicates_are_rarer_less_is_called_likely() {
    Calibration fitted = Calibrator.fit(cases(8_000, 0, 5), 1);
    List<Calibrator.Sample> rarer = cases(8_000, -2, 6);

    assertThat(calledButWrong(fitted, rarer)).isGreaterThan(0.2);
    assertThat(calledButWrong(Calibrator.adjust(fitted, rarer), cases(8_000, -2, 7)))
        .isLessThan(0.1);
  }

  @Test
  void a_penalty_draws_to_what_is_common() {
    List<Calibrator.Sample> few = cases(40, -1, 8);
    double free = Math.abs(Calibrator.fit(few, 0.1).features().getFirst().weight());
    double drawn = Math.abs(Calibrator.fit(few, 100).features().getFirst().weight());

    assertThat(drawn).isLessThan(free / 2);
  }
}
