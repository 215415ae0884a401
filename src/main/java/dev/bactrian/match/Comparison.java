package dev.bactrian.match;

import dev.bactrian.report.Post;

/**
 * A new report beside one candidate.
 *
 * @param question the new report
 * @param candidate the earlier one
 * @param found where each road of the search had it
 */
record Comparison(Question question, Profile candidate, Found found) {

  /**
   * A candidate's places in the roads' lists, 1-based; 0 where a road did not find it.
   *
   * @param text by words
   * @param signature by signatures and frames
   * @param meaning by embeddings
   */
  record Found(int text, int signature, int meaning) {}

  Profile query() {
    return question.profile();
  }

  Post asked() {
    return question.profile().report().post();
  }

  Post earlier() {
    return candidate.report().post();
  }

  /** Cosine of the two meanings, or NaN where one has no vector. */
  double cosine() {
    float[] a = query().vector();
    float[] b = candidate.vector();
    if (a == null || b == null) {
      return Double.NaN;
    }
    float sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
