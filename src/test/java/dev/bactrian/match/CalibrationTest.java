package dev.bactrian.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CalibrationTest {

  @Test
  void what_is_called_p_is_right_in_p_of_the_cases() {
    Random random = new Random(3);
    List<Calibrator.Sample> samples = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      double score = random.nextGaussian() * 2;
      double lead = random.nextGaussian() * 2 - 2;
      double truth = 1 / (1 + Math.exp(-(-2 + 0.7 * score + 0.4 * lead)));
      samples.add(new Calibrator.Sample(score, lead, random.nextDouble() < truth));
    }

    Calibration fitted = Calibrator.fit(samples);

    assertThat(fitted.offset()).isCloseTo(-2, within(0.15));
    assertThat(fitted.score()).isCloseTo(0.7, within(0.1));
    assertThat(fitted.lead()).isCloseTo(0.4, within(0.1));
  }

  @Test
  void a_score_that_misleads_gets_no_slope() {
    List<Calibrator.Sample> samples = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      samples.add(new Calibrator.Sample(i, 0, i < 50));
    }

    assertThat(Calibrator.fit(samples).score()).isZero();
  }

  @Property(tries = 200)
  void a_higher_score_never_means_less(
      @ForAll @Size(min = 2, max = 30) List<@DoubleRange(min = -40, max = 40) Double> all) {
    double[] scores = all.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    double[] leads = Calibration.leads(scores);
    Calibration calibration = Model.shipped().calibration();

    for (int i = 1; i < scores.length; i++) {
      double lower = calibration.probability(scores[i - 1], leads[i - 1]);
      double higher = calibration.probability(scores[i], leads[i]);
      assertThat(higher).isBetween(lower, 1.0);
    }
  }
}
