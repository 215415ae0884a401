package dev.bactrian.index;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * How the measures add up: on the roads that fill the pool, and in the pool's order. The weights
 * were chosen on the history of a compiler's tracker.
 */
final class Fusion {

  /** The measures of the road of words, with their weights. */
  static final Map<Measure, Float> TEXT =
      new EnumMap<>(Map.of(Measure.TEXT_IN_TEXT, 1f, Measure.TITLE_IN_TITLE, 0.3f));

  /** The measures of the road of failures. */
  static final Map<Measure, Float> TRACE =
      new EnumMap<>(Map.of(Measure.SIGNATURES, 3f, Measure.FRAMES, 1f, Measure.MESSAGES, 0.5f));

  /** Weights in the pool's order, of scores divided by the best candidates' mean. */
  private static final Map<Measure, Double> ORDER =
      new EnumMap<>(
          Map.of(
              Measure.TEXT_IN_TEXT, 1.0,
              Measure.TITLE_IN_TITLE, 0.2,
              Measure.TEXT_IN_TITLE, 0.2,
              Measure.TITLE_IN_TEXT, 0.2,
              Measure.PAIRS, 0.2,
              Measure.CODE_IN_CODE, 0.1,
              Measure.PROSE_IN_PROSE, 0.1,
              Measure.MESSAGES, 0.1,
              Measure.FRAMES, 0.05,
              Measure.SIGNATURES, 0.05));

  private static final double MEANING = 0.5;

  /** A score is compared with the mean of so many best ones. */
  private static final int BEST = 20;

  private Fusion() {}

  /** One figure for each candidate of a pool. */
  static double[] of(Map<Measure, double[]> scores, double[] cosines) {
    double[] fused = new double[cosines.length];
    ORDER.forEach((measure, weight) -> add(fused, scores.get(measure), weight, 0));
    // Cosines of unrelated texts are far from 0: only what is above the pool's middle counts.
    add(fused, cosines, MEANING, Arrays.stream(cosines).average().orElse(0));
    return fused;
  }

  private static void add(double[] fused, double[] scores, double weight, double floor) {
    double[] sorted = scores.clone();
    Arrays.sort(sorted);
    int best = Math.min(BEST, sorted.length);
    double mean =
        Arrays.stream(sorted, sorted.length - best, sorted.length).average().orElse(0) - floor;
    if (mean <= 1e-9) {
      return;
    }
    for (int i = 0; i < fused.length; i++) {
      fused[i] += weight * Math.max(0, scores[i] - floor) / mean;
    }
  }
}
