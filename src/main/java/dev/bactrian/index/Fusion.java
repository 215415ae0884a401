package dev.bactrian.index;

import java.util.EnumMap;
import java.util.Map;

/** How the measures add up: on the roads that fill the pool, and in the pool's order. */
final class Fusion {

  /** The measures of the road of words, with their weights. */
  static final Map<Measure, Float> TEXT = Map.of(Measure.TEXT_IN_TEXT, 1f);

  /** The measures of the road of failures. */
  static final Map<Measure, Float> TRACE =
      Map.of(Measure.SIGNATURES, 3f, Measure.FRAMES, 1f, Measure.MESSAGES, 0.5f);

  /** Weights of the measures' shares in the pool's order. */
  private static final Map<Measure, Double> ORDER =
      new EnumMap<>(
          Map.of(
              Measure.TEXT_IN_TEXT, 1.0,
              Measure.TITLE_IN_TITLE, 0.1,
              Measure.SIGNATURES, 0.05,
              Measure.MESSAGES, 0.05));

  private static final double COSINE = 0.5;

  private Fusion() {}

  static double of(Map<Measure, Double> measures, Map<Measure, Double> self, double cosine) {
    double sum = COSINE * cosine;
    for (Map.Entry<Measure, Double> weight : ORDER.entrySet()) {
      double most = self.get(weight.getKey());
      if (most > 0) {
        sum += weight.getValue() * measures.getOrDefault(weight.getKey(), 0.0) / most;
      }
    }
    return sum;
  }
}
