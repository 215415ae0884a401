package dev.bactrian.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * When to speak, seen on a part of history: how far the probabilities can be believed, and what a
 * threshold catches. Labels are incomplete, so every precision is a lower bound.
 */
final class Speaking {
  private static final double[] LEVELS = {0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01};
  private static final double[] SHOWN = {
    0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9
  };
  private static final int NAMED = 3;
  private static final double LOWEST = 0.05;

  private final int reports;
  private final int duplicates;
  private final List<List<Shown>> tops = new ArrayList<>();

  /** A candidate that a comment may name. */
  private record Shown(double probability, boolean right) {}

  /**
   * @param duplicates the queries with a right answer, found or not
   */
  Speaking(
      List<Model.Feature> ranker,
      Calibration calibration,
      List<Trainer.Query> part,
      Set<Trainer.Query> duplicates) {
    this.reports = part.size();
    this.duplicates = (int) part.stream().filter(duplicates::contains).count();
    for (Trainer.Query query : part) {
      double[] probabilities = probabilities(ranker, calibration, query);
      tops.add(
          IntStream.range(0, probabilities.length)
              .mapToObj(i -> new Shown(probabilities[i], query.right()[i]))
              .sorted(Comparator.comparingDouble(one -> -one.probability()))
              .limit(NAMED)
              .toList());
    }
  }

  /** What the model calls a query's candidates, in their order. */
  static double[] probabilities(
      List<Model.Feature> ranker, Calibration calibration, Trainer.Query query) {
    Standing[] standings = Standing.of(Evaluation.scores(ranker, query), calibration.stranger());
    return IntStream.range(0, standings.length)
        .mapToDouble(
            i -> calibration.probability(Calibrator.values(standings[i], query.values()[i])))
        .toArray();
  }

  /** Least probability of the first candidate at which that share of comments holds a right one. */
  double threshold(double precision) {
    List<List<Shown>> likeliest =
        tops.stream()
            .filter(top -> !top.isEmpty())
            .sorted(Comparator.comparingDouble(top -> -top.getFirst().probability()))
            .toList();
    double threshold = 1;
    int right = 0;
    for (int i = 0; i < likeliest.size(); i++) {
      double probability = likeliest.get(i).getFirst().probability();
      right += isRight(likeliest.get(i), probability) ? 1 : 0;
      if (right >= precision * (i + 1) && probability >= LOWEST) {
        threshold = probability;
      }
    }
    return Math.floor(threshold * 1000) / 1000.0;
  }

  /** Whether one of those named at the threshold is right. */
  private static boolean isRight(List<Shown> top, double threshold) {
    return top.stream().anyMatch(one -> one.right() && one.probability() >= threshold);
  }

  /** A table: what was called p was right how often. */
  List<String> reliability(String part) {
    List<String> lines = new ArrayList<>();
    lines.add("reliability (" + part + ")   called      n  mean  right");
    double low = 0;
    for (double high : LEVELS) {
      int n = 0;
      int right = 0;
      double sum = 0;
      for (List<Shown> top : tops) {
        for (Shown one : top) {
          if (one.probability() >= low && one.probability() < high) {
            n++;
            sum += one.probability();
            right += one.right() ? 1 : 0;
          }
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
  List<String> tradeOff(double chosen) {
    List<String> lines = new ArrayList<>();
    lines.add("threshold  comments  labelled precision  duplicates caught");
    double[] shown = java.util.Arrays.copyOf(SHOWN, SHOWN.length + 1);
    shown[SHOWN.length] = chosen;
    for (double threshold : shown) {
      int said = 0;
      int right = 0;
      for (List<Shown> top : tops) {
        if (!top.isEmpty() && top.getFirst().probability() >= threshold) {
          said++;
          right += isRight(top, threshold) ? 1 : 0;
        }
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
}
