package dev.bactrian.cli;

import java.util.ArrayList;
import java.util.List;

/** How long single queries took, one after the other on one thread. Not thread-safe. */
final class QueryTimes {

  private final List<Double> milliseconds = new ArrayList<>();

  /** Does the query and remembers how long it took. */
  void time(Runnable query) {
    long start = System.nanoTime();
    query.run();
    milliseconds.add((System.nanoTime() - start) / 1e6);
  }

  int queries() {
    return milliseconds.size();
  }

  /** So large a share of the queries took no longer, in milliseconds. */
  double quantile(double share) {
    List<Double> sorted = milliseconds.stream().sorted().toList();
    if (sorted.isEmpty()) {
      return 0;
    }
    int place = (int) Math.ceil(share * sorted.size()) - 1;
    return sorted.get(Math.clamp(place, 0, sorted.size() - 1));
  }
}
