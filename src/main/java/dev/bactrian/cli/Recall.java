package dev.bactrian.cli;

import dev.bactrian.report.ReportKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How high rankings put the first right answer. Not thread-safe. */
final class Recall {

  /** Where recall is looked at. */
  private static final List<Integer> AT = List.of(1, 5, 10, 20);

  private final int top;
  private final List<Integer> firstRanks = new ArrayList<>();

  /**
   * @param top candidates that each ranking holds at most
   */
  Recall(int top) {
    this.top = top;
  }

  /** One query that has a right answer, found or not. */
  void add(List<ReportKey> ranking, Set<ReportKey> right) {
    int rank = 0;
    for (int i = 0; i < ranking.size() && rank == 0; i++) {
      rank = right.contains(ranking.get(i)) ? i + 1 : 0;
    }
    firstRanks.add(rank);
  }

  int queries() {
    return firstRanks.size();
  }

  /** Shares of the queries with a right answer among the first 1, 5, 10, 20, as far as ranked. */
  Map<Integer, Double> shares() {
    Map<Integer, Double> shares = new LinkedHashMap<>();
    for (int at : AT) {
      if (at <= top) {
        long found = firstRanks.stream().filter(rank -> rank > 0 && rank <= at).count();
        shares.put(at, share(found));
      }
    }
    return shares;
  }

  /** Share of the queries with a right answer anywhere. */
  double anywhere() {
    return share(firstRanks.stream().filter(rank -> rank > 0).count());
  }

  private double share(long found) {
    return found / (double) Math.max(1, firstRanks.size());
  }
}
