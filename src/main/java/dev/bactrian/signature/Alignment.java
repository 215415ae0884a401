package dev.bactrian.signature;

import java.util.List;
import java.util.function.ToDoubleBiFunction;

/**
 * Global alignment of two sequences, in which only equal elements are paired: the share of their
 * weight that finds no partner. An element's weight comes from its position and its rarity.
 */
final class Alignment {

  private Alignment() {}

  /**
   * 0 for equal sequences, 1 where nothing can be paired; symmetric.
   *
   * @param weight of an element at its position, above 0
   */
  static double distance(
      List<String> one, List<String> other, ToDoubleBiFunction<String, Integer> weight) {
    if (one.equals(other)) {
      return 0;
    }
    double[] ones = weights(one, weight);
    double[] others = weights(other, weight);
    double[] before = new double[other.size() + 1];
    double[] row = new double[other.size() + 1];
    for (int i = 1; i <= one.size(); i++) {
      for (int j = 1; j <= other.size(); j++) {
        double best = Math.max(before[j], row[j - 1]);
        if (one.get(i - 1).equals(other.get(j - 1))) {
          best = Math.max(best, before[j - 1] + (ones[i - 1] + others[j - 1]));
        }
        row[j] = best;
      }
      double[] spare = before;
      before = row;
      row = spare;
    }
    double all = sum(ones) + sum(others);
    return all == 0 ? 0 : Math.clamp(1 - before[other.size()] / all, 0, 1);
  }

  private static double[] weights(
      List<String> elements, ToDoubleBiFunction<String, Integer> weight) {
    double[] weights = new double[elements.size()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = weight.applyAsDouble(elements.get(i), i);
    }
    return weights;
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }
}
