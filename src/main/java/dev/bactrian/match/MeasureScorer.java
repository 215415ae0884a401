package dev.bactrian.match;

import dev.bactrian.index.Measure;

/** A BM25 measure as a share of what the query scores on itself. */
record MeasureScorer(String name, Measure measure) implements Scorer {

  @Override
  public double score(Comparison comparison) {
    return comparison.share(measure);
  }
}
