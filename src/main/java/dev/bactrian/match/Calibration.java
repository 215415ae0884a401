package dev.bactrian.match;

/**
 * From a score to a probability: a logistic curve over the candidate's score and its lead over the
 * rest of the pool (Platt scaling with a second input). Both slopes are zero or more, so a higher
 * score never means less. Immutable.
 *
 * @param offset logits at score and lead zero; carries how rare duplicates are
 * @param score slope over the ranker's score
 * @param lead slope over the score minus the log of the summed exponentials of all other scores
 */
public record Calibration(double offset, double score, double lead) {

  /** The leads of all candidates: each one's score against all others'. */
  static double[] leads(double[] scores) {
    double[] leads = new double[scores.length];
    double most = Double.NEGATIVE_INFINITY;
    for (double one : scores) {
      most = Math.max(most, one);
    }
    for (int i = 0; i < scores.length; i++) {
      // A pool of one has nobody to lead: as if a faint stranger stood beside it.
      double others = Math.exp(-STRANGER);
      for (int j = 0; j < scores.length; j++) {
        others += j == i ? 0 : Math.exp(scores[j] - most);
      }
      leads[i] = scores[i] - most - Math.log(others);
    }
    return leads;
  }

  private static final double STRANGER = 6;

  double probability(double itsScore, double itsLead) {
    return 1 / (1 + Math.exp(-(offset + score * itsScore + lead * itsLead)));
  }
}
