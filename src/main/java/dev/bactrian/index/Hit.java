package dev.bactrian.index;

import java.time.Instant;
import java.util.Map;

/** A candidate as it came out of the index. Immutable. */
public final class Hit {

  private final Entry entry;
  private final double[] measures;
  private final Map<Road, Integer> ranks;
  private final double cosine;
  private final double titleCosine;
  private final double fused;

  /**
   * @param measures BM25 scores in the order of {@link Measure}; not copied
   * @param ranks 1-based rank on each road that found it
   */
  Hit(
      Entry entry,
      double[] measures,
      Map<Road, Integer> ranks,
      double cosine,
      double titleCosine,
      double fused) {
    this.entry = entry;
    this.measures = measures;
    this.ranks = ranks;
    this.cosine = cosine;
    this.titleCosine = titleCosine;
    this.fused = fused;
  }

  /** The candidate. */
  public Entry entry() {
    return entry;
  }

  /** The measure's BM25 score; 0 if nothing matched. */
  public double measure(Measure measure) {
    return measures[measure.ordinal()];
  }

  /** The 1-based rank on that road, or 0 if the road did not find it. */
  public int rank(Road road) {
    return ranks.getOrDefault(road, 0);
  }

  /** Nearness of meaning, 0 where one of the two has no vector. */
  public double cosine() {
    return cosine;
  }

  /** Nearness of the titles' meaning, 0 where one of the two has no vector. */
  public double titleCosine() {
    return titleCosine;
  }

  /** One figure over all roads, by which the pool is ordered; compares within one pool only. */
  public double fused() {
    return fused;
  }

  /** The hit with its report's state as it was known at that moment. */
  Hit asOf(Instant moment) {
    Entry then = entry.asOf(moment);
    return then == entry ? this : new Hit(then, measures, ranks, cosine, titleCosine, fused);
  }
}
