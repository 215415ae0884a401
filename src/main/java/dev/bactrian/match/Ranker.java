package dev.bactrian.match;

import dev.bactrian.index.Pool;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Puts a pool in order of likelihood, by a model. Immutable and thread-safe. */
public final class Ranker {
  private final Model model;

  /**
   * @throws IllegalArgumentException if the model was trained on other scorers
   */
  public Ranker(Model model) {
    List<String> names = model.features().stream().map(Model.Feature::name).toList();
    if (!names.equals(Scorers.names())) {
      throw new IllegalArgumentException(
          "the model was trained on other scorers: retrain it (bactrian train)");
    }
    this.model = model;
  }

  public Model model() {
    return model;
  }

  /** All candidates, likeliest first, without words. */
  List<Ranked> rank(Pool pool) {
    List<Comparison> comparisons = new Asked(pool).comparisons();
    double[][] values = new double[comparisons.size()][];
    double[] scores = new double[comparisons.size()];
    for (int i = 0; i < scores.length; i++) {
      values[i] = values(comparisons.get(i));
      scores[i] = score(values[i]);
    }
    Standing[] standings = Standing.of(scores, model.calibration().stranger());
    List<Ranked> ranked = new ArrayList<>(scores.length);
    for (int i = 0; i < scores.length; i++) {
      double probability =
          Telling.raise(
              comparisons.get(i),
              model.calibration().probability(Calibration.values(standings[i], values[i])));
      ranked.add(new Ranked(comparisons.get(i), values[i], scores[i], probability));
    }
    ranked.sort(Comparator.comparingDouble(one -> -one.score()));
    return ranked;
  }

  /** The scorers' values, in their order. */
  static double[] values(Comparison comparison) {
    double[] values = new double[Scorers.ALL.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = Scorers.ALL.get(i).score(comparison);
    }
    return values;
  }

  private double score(double[] values) {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += model.features().get(i).logits(values[i]);
    }
    return sum;
  }

  /** What the scorer's value adds over a candidate on which it is silent, in logits. */
  double contribution(int scorer, double value) {
    Model.Feature feature = model.features().get(scorer);
    return feature.weight() * value / feature.deviation();
  }

  /**
   * A candidate in its place.
   *
   * @param values the scorers', in their order
   * @param score in logits, comparable within one pool
   * @param probability calibrated, at least {@link Telling#LEAST} for a telling agreement
   */
  record Ranked(Comparison comparison, double[] values, double score, double probability) {}
}
