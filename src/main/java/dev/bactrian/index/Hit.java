package dev.bactrian.index;

import java.time.Instant;
import java.util.Map;

/**
 * A candidate as it came out of the index. Immutable.
 *
 * @param entry the candidate
 * @param measures BM25 scores; a missing one is 0
 * @param ranks 1-based rank on each road that found it
 * @param cosine nearness of meaning, 0 where unknown
 * @param fused one figure over all roads, by which the pool is ordered
 */
public record Hit(
    Entry entry,
    Map<Measure, Double> measures,
    Map<Road, Integer> ranks,
    double cosine,
    double fused) {

  public Hit {
    measures = Map.copyOf(measures);
    ranks = Map.copyOf(ranks);
  }

  /** The hit with its report's state as it was known at that moment. */
  Hit asOf(Instant moment) {
    return new Hit(entry.asOf(moment), measures, ranks, cosine, fused);
  }

  /** The measure's score; 0 if nothing matched. */
  public double measure(Measure measure) {
    return measures.getOrDefault(measure, 0.0);
  }

  /** The rank on that road, or 0 if the road did not find it. */
  public int rank(Road road) {
    return ranks.getOrDefault(road, 0);
  }
}
