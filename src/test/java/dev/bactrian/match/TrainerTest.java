package dev.bactrian.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TrainerTest {

  @Test
  void learns_signs_and_keeps_the_prior_where_history_is_silent() {
    Random random = new Random(7);
    List<Trainer.Query> queries = new ArrayList<>();
    for (int q = 0; q < 60; q++) {
      float[][] rows = new float[20][];
      boolean[] right = new boolean[20];
      right[q % 20] = true;
      for (int i = 0; i < 20; i++) {
        float sign = right[i] ? 1 : -1;
        rows[i] =
            new float[] {
              sign * 0.7f + random.nextFloat(),
              -sign * 0.7f + random.nextFloat(),
              0,
              random.nextFloat()
            };
      }
      queries.add(new Trainer.Query(q, rows, right));
    }

    List<Model.Feature> learnt =
        new Trainer(
                List.of(
                    new Trainer.Belief("for", 0, true),
                    new Trainer.Belief("against", 0, false),
                    new Trainer.Belief("silent", 2, true),
                    new Trainer.Belief("noise", 0, false)),
                1)
            .train(queries);

    assertThat(learnt)
        .extracting(Model.Feature::name)
        .containsExactly("for", "against", "silent", "noise");
    assertThat(learnt.get(0).weight()).isGreaterThan(0.5);
    assertThat(learnt.get(1).weight()).isLessThan(-0.5);
    assertThat(learnt.get(2).logits(1)).isCloseTo(2, within(1e-3));
    assertThat(Math.abs(learnt.get(3).weight())).isLessThan(learnt.get(0).weight() / 2);
  }

  @Test
  void no_history_leaves_the_priors() {
    List<Model.Feature> learnt =
        new Trainer(List.of(new Trainer.Belief("one", 1.5, true)), 1).train(List.of());

    assertThat(learnt.getFirst().logits(2)).isCloseTo(3, within(1e-3));
  }

  @Test
  void a_likeness_never_speaks_against_whatever_history_says() {
    List<Trainer.Query> queries = new ArrayList<>();
    for (int q = 0; q < 30; q++) {
      float[][] rows = {{0, 1}, {1, 0}, {1, 0}};
      queries.add(new Trainer.Query(q, rows, new boolean[] {true, false, false}));
    }

    List<Model.Feature> learnt =
        new Trainer(
                List.of(
                    new Trainer.Belief("likeness", 0, true),
                    new Trainer.Belief("circumstance", 0, false)),
                1)
            .train(queries);

    assertThat(learnt.get(0).weight()).isZero();
    assertThat(learnt.get(1).weight()).isPositive();
  }
}
