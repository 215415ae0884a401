package dev.bactrian.match;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How a candidate stands in its pool by the ranker's score. The score alone can't say whether a
 * report has a duplicate at all: a duplicate stands out, while a report about a common matter has
 * many candidates that score alike.
 *
 * @param score the ranker's, in logits
 * @param lead score minus the log of the summed exponentials of all other scores
 * @param gap score minus that of the next candidate
 * @param tenth the tenth best score of the pool
 */
record Standing(double score, double lead, double gap, double tenth) {

  static final List<String> NAMES = List.of("score", "lead", "gap", "tenth");

  /** How far below the best a stranger stands that a pool too small to hold one lacks. */
  private static final double STRANGER = 6;

  private static final int TENTH = 10;

  double[] values() {
    return new double[] {score, lead, gap, tenth};
  }

  /** The candidates' standings, in the order of their scores' array. */
  static Standing[] of(double[] scores) {
    int[] order =
        IntStream.range(0, scores.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -scores[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double most = scores.length == 0 ? 0 : scores[order[0]];
    double tenth = scores.length <= TENTH ? most - STRANGER : scores[order[TENTH]];
    double all = Arrays.stream(scores).map(score -> Math.exp(score - most)).sum();
    Standing[] standings = new Standing[scores.length];
    for (int place = 0; place < order.length; place++) {
      double score = scores[order[place]];
      double others = Math.max(0, all - Math.exp(score - most)) + Math.exp(-STRANGER);
      double next =
          place + 1 < order.length ? scores[order[place + 1]] : Math.min(score, most - STRANGER);
      standings[order[place]] =
          new Standing(score, score - most - Math.log(others), score - next, tenth);
    }
    return standings;
  }
}
