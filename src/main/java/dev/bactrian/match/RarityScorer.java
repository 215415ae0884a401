package dev.bactrian.match;

import dev.bactrian.index.Measure;

/** How much the shared terms of a field weigh, rare ones more, whatever else the reports hold. */
record RarityScorer(String name, Measure measure, double prior) implements Scorer {

  @Override
  public double score(Comparison comparison) {
    return Math.log1p(comparison.hit().measure(measure));
  }
}
