package dev.bactrian.match;

import java.util.Arrays;
import java.util.List;

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

  /** The one that belongs to the pool and not to the candidate. */
  static final String TENTH_BEST = "tenth";

  static final List<String> NAMES = List.of("score", "lead", "gap", TENTH_BEST);

  private static final int TENTH = 10;

  /** Where the others weigh next to nothing. */
  private static final double FAINT = 1e-3;

  double[] values() {
    return new double[] {score, lead, gap, tenth};
  }

  /**
   * The candidates' standings, in the order of their scores' array. A pool too small to hold ten
   * others is filled up with strangers: to be alone is not to stand out.
   *
   * @param stranger the score that the tenth candidate of a full pool usually has
   */
  static Standing[] of(double[] scores, double stranger) {
    double[] filled = Arrays.copyOf(scores, Math.max(scores.length, TENTH + 1));
    Arrays.fill(filled, scores.length, filled.length, stranger);
    double[] falling = Arrays.stream(filled).map(score -> -score).sorted().map(s -> -s).toArray();
    double most = falling[0];
    double all = Arrays.stream(filled).map(score -> Math.exp(score - most)).sum();
    Standing[] standings = new Standing[scores.length];
    for (int i = 0; i < scores.length; i++) {
      double score = scores[i];
      double others = Math.max(FAINT, all - Math.exp(score - most));
      double next = falling[Math.min(falling.length - 1, placeOf(score, falling) + 1)];
      standings[i] =
          new Standing(score, score - most - Math.log(others), score - next, falling[TENTH]);
    }
    return standings;
  }

  private static int placeOf(double score, double[] falling) {
    int place = 0;
    while (falling[place] > score) {
      place++;
    }
    return place;
  }
}
