package dev.bactrian.match;

import dev.bactrian.index.Measure;

/** A BM25 measure as a share of the best in the pool: what stands out counts more. */
record StandingScorer(String name, Measure measure) implements Scorer {

  @Override
  public double score(Comparison comparison) {
    return comparison.standing(measure);
  }
}
