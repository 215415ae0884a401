package dev.bactrian.index;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What the index knows that may be the same as a report, best first. Immutable.
 *
 * @param query the report
 * @param hits the candidates, in falling order of {@link Hit#fused}
 * @param self the measures' scores of the report against itself: what a perfect copy would get
 */
public record Pool(Entry query, List<Hit> hits, Map<Measure, Double> self) {

  public Pool {
    hits = List.copyOf(hits);
    self = Map.copyOf(self);
  }

  /** The pool with each candidate's state as it was known at that moment. */
  public Pool asOf(Instant moment) {
    return new Pool(query, hits.stream().map(hit -> hit.asOf(moment)).toList(), self);
  }

  /** The hit's score as a share of the perfect copy's, 0 to about 1. */
  public double share(Hit hit, Measure measure) {
    double most = self.getOrDefault(measure, 0.0);
    return most <= 0 ? 0 : hit.measure(measure) / most;
  }
}
