package dev.bactrian.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How well a ranker finds the duplicates of a part of history. */
final class Evaluation {

  private final int duplicates;
  private final List<Integer> firstRanks = new ArrayList<>();

  private Evaluation(int duplicates) {
    this.duplicates = duplicates;
  }

  /**
   * @param duplicates the queries with a right answer, found or not
   */
  static Evaluation of(
      List<Model.Feature> ranker, List<Trainer.Query> part, Set<Trainer.Query> duplicates) {
    List<Trainer.Query> asked = part.stream().filter(duplicates::contains).toList();
    Evaluation evaluation = new Evaluation(asked.size());
    for (Trainer.Query query : asked) {
      evaluation.firstRanks.add(firstRank(scores(ranker, query), query.right()));
    }
    return evaluation;
  }

  /** The ranker's scores of a query's candidates. */
  static double[] scores(List<Model.Feature> ranker, Trainer.Query query) {
    double[] scores = new double[query.values().length];
    for (int i = 0; i < scores.length; i++) {
      for (int k = 0; k < ranker.size(); k++) {
        scores[i] += ranker.get(k).logits(query.values()[i][k]);
      }
    }
    return scores;
  }

  private static int firstRank(double[] scores, boolean[] right) {
    double best = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < scores.length; i++) {
      best = right[i] ? Math.max(best, scores[i]) : best;
    }
    int rank = 1;
    for (int i = 0; i < scores.length; i++) {
      rank += !right[i] && scores[i] > best ? 1 : 0;
    }
    return best == Double.NEGATIVE_INFINITY ? Integer.MAX_VALUE : rank;
  }

  double meanReciprocalRank() {
    return firstRanks.stream().mapToDouble(rank -> 1.0 / rank).sum() / Math.max(1, duplicates);
  }

  private double recall(int at) {
    return firstRanks.stream().filter(rank -> rank <= at).count()
        / (double) Math.max(1, duplicates);
  }

  String line() {
    return String.format(
        Locale.ROOT,
        "queries %d  R@1 %.3f  R@5 %.3f  R@10 %.3f  R@20 %.3f  pool %.3f  MRR %.3f",
        duplicates,
        recall(1),
        recall(5),
        recall(10),
        recall(20),
        recall(Integer.MAX_VALUE - 1),
        meanReciprocalRank());
  }
}
