package dev.bactrian.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How well weights rank a part of history. Labels are incomplete: precision is a lower bound. */
final class Evaluation {
  private static final double[] LEVELS = {0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01};
  private static final double[] SHOWN = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9};
  private static final double LOWEST = 0.05;

  private final int reports;
  private final int duplicates;
  private final List<Integer> firstRanks = new ArrayList<>();
  private final List<Calibrator.Sample> samples = new ArrayList<>();
  private final List<List<Calibrator.Sample>> tops = new ArrayList<>();

  private Evaluation(int reports, int duplicates) {
    this.reports = reports;
    this.duplicates = duplicates;
  }

  /**
   * @param duplicates the queries with a right answer, found or not
   */
  static Evaluation of(
      List<Model.Feature> features, List<Trainer.Query> part, Set<Trainer.Query> duplicates) {
    Evaluation evaluation =
        new Evaluation(part.size(), (int) part.stream().filter(duplicates::contains).count());
    for (Trainer.Query query : part) {
      double[] scores = scores(features, query);
      List<Calibrator.Sample> top = Calibrator.samples(scores, query.right());
      evaluation.samples.addAll(top);
      evaluation.tops.add(top);
      if (duplicates.contains(query)) {
        evaluation.firstRanks.add(firstRank(scores, query.right()));
      }
    }
    return evaluation;
  }

  private static double[] scores(List<Model.Feature> features, Trainer.Query query) {
    double[] scores = new double[query.values().length];
    for (int i = 0; i < scores.length; i++) {
      for (int k = 0; k < features.size(); k++) {
        scores[i] += features.get(k).logits(query.values()[i][k]);
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

  List<Calibrator.Sample> samples() {
    return samples;
  }

  /** Least probability of the first candidate at which that share of suggestions held one. */
  double threshold(Calibration calibration, double precision) {
    List<Calibrator.Sample> firsts =
        tops.stream()
            .filter(top -> !top.isEmpty())
            .map(List::getFirst)
            .sorted(Comparator.comparingDouble(one -> -probability(calibration, one)))
            .toList();
    double threshold = 1;
    int right = 0;
    for (int i = 0; i < firsts.size(); i++) {
      right += firsts.get(i).right() ? 1 : 0;
      double probability = probability(calibration, firsts.get(i));
      if (right >= precision * (i + 1) && probability >= LOWEST) {
        threshold = probability;
      }
    }
    return Math.round(threshold * 1000) / 1000.0;
  }

  /** A table: what was called p was right how often. */
  List<String> reliability(String part, Calibration calibration) {
    List<String> lines = new ArrayList<>();
    lines.add("reliability (" + part + ")   called      n  mean  right");
    double low = 0;
    for (double high : LEVELS) {
      int n = 0;
      int right = 0;
      double sum = 0;
      for (Calibrator.Sample one : samples) {
        double probability = probability(calibration, one);
        if (probability >= low && probability < high) {
          n++;
          sum += probability;
          right += one.right() ? 1 : 0;
        }
      }
      lines.add(
          String.format(
              Locale.ROOT,
              "  %.2f-%.2f %6d  %.3f  %.3f",
              low,
              Math.min(1, high),
              n,
              n == 0 ? 0 : sum / n,
              n == 0 ? 0 : right / (double) n));
      low = high;
    }
    return lines;
  }

  /** A table: at which threshold how many reports get a comment, and how good it is. */
  List<String> tradeOff(Calibration calibration, double chosen) {
    List<String> lines = new ArrayList<>();
    lines.add("threshold  comments  labelled precision  duplicates caught");
    double[] shown = java.util.Arrays.copyOf(SHOWN, SHOWN.length + 1);
    shown[SHOWN.length] = chosen;
    for (double threshold : shown) {
      int said = 0;
      int right = 0;
      for (List<Calibrator.Sample> top : tops) {
        List<Calibrator.Sample> over =
            top.stream()
                .filter(one -> probability(calibration, one) >= threshold)
                .limit(3)
                .toList();
        said += over.isEmpty() ? 0 : 1;
        right += over.stream().anyMatch(Calibrator.Sample::right) ? 1 : 0;
      }
      lines.add(
          String.format(
              Locale.ROOT,
              "  %.3f    %5.1f %%    %.3f              %.3f",
              threshold,
              100.0 * said / Math.max(1, reports),
              right / (double) Math.max(1, said),
              right / (double) Math.max(1, duplicates)));
    }
    return lines;
  }

  private static double probability(Calibration calibration, Calibrator.Sample sample) {
    return calibration.probability(sample.score(), sample.lead());
  }
}
