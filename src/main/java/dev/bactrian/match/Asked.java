package dev.bactrian.match;

import dev.bactrian.index.Entry;
import dev.bactrian.index.Hit;
import dev.bactrian.index.Measure;
import dev.bactrian.index.Pool;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A new report with its pool: what every candidate is compared with, and how good the pool's best
 * is. Immutable.
 */
final class Asked {

  /** From so many candidates on, being first among them means what it meant in training. */
  private static final double CROWD = 30;

  private final Pool pool;
  private final Map<Measure, Double> best = new EnumMap<>(Measure.class);
  private final double nearest;
  private final double nearestTitle;

  Asked(Pool pool) {
    this.pool = pool;
    for (Measure measure : Measure.values()) {
      best.put(measure, pool.hits().stream().mapToDouble(h -> h.measure(measure)).max().orElse(0));
    }
    this.nearest = pool.hits().stream().mapToDouble(Hit::cosine).max().orElse(0);
    this.nearestTitle = pool.hits().stream().mapToDouble(Hit::titleCosine).max().orElse(0);
  }

  Entry query() {
    return pool.query();
  }

  List<Comparison> comparisons() {
    return pool.hits().stream().map(hit -> new Comparison(this, hit)).toList();
  }

  /** The hit's score as a share of what the query scores on itself. */
  double share(Hit hit, Measure measure) {
    return pool.share(hit, measure);
  }

  /**
   * How much standing out in this pool says, 0 to 1: first among two is hardly more than there. The
   * model learns from pools of hundreds, and small trackers have small ones.
   */
  double crowd() {
    return Math.min(1, pool.hits().size() / CROWD);
  }

  /** The pool's best score of that measure. */
  double best(Measure measure) {
    return best.get(measure);
  }

  /** The pool's best cosine. */
  double nearest() {
    return nearest;
  }

  /** The pool's best cosine of titles. */
  double nearestTitle() {
    return nearestTitle;
  }
}
