package dev.bactrian.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Fits a {@link Calibration} by gradient descent on the penalised log loss; deterministic. */
final class Calibrator {
  private static final int STEPS = 1500;
  private static final double RATE = 0.03;

  /** Candidates of a query that teach what tells right from wrong. */
  static final int TAUGHT = 20;

  /** Candidates that may be named at all: it is on them that a probability has to be true. */
  static final int NAMEABLE = 5;

  /** In a pool of fewer nothing can stand out; a tracker's first days would mislead. */
  private static final int LEAST_POOL = 30;

  private static final double LEAST_DEVIATION = 0.1;

  private Calibrator() {}

  /**
   * One candidate.
   *
   * @param values in the order of {@link Calibration#names}
   * @param right whether it is a duplicate
   */
  record Sample(double[] values, boolean right) {}

  /** The best candidates of a query by score; none of a pool too small to teach. */
  static List<Sample> samples(List<Model.Feature> ranker, Trainer.Query query, int top) {
    if (query.values().length < LEAST_POOL) {
      return List.of();
    }
    double[] scores = Evaluation.scores(ranker, query);
    Standing[] standings = Standing.of(scores, 0);
    return IntStream.range(0, scores.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -scores[i]))
        .limit(top)
        .map(i -> new Sample(values(standings[i], query.values()[i]), query.right()[i]))
        .toList();
  }

  static double[] values(Standing standing, float[] scorers) {
    double[] row = new double[scorers.length];
    Arrays.setAll(row, i -> scorers[i]);
    return Calibration.values(standing, row);
  }

  /**
   * @param penalty strength of the pull of every weight to zero
   */
  static Calibration fit(List<Sample> samples, double penalty) {
    List<String> names = Calibration.names();
    int n = names.size();
    double[] mean = new double[n];
    double[] deviation = new double[n];
    moments(samples, mean, deviation);
    double[][] rows = new double[samples.size()][n + 1];
    boolean[] right = new boolean[rows.length];
    for (int i = 0; i < rows.length; i++) {
      right[i] = samples.get(i).right();
      rows[i][n] = 1;
      for (int k = 0; k < n; k++) {
        rows[i][k] = (samples.get(i).values()[k] - mean[k]) / deviation[k];
      }
    }
    double[] penalties = new double[n + 1];
    Arrays.fill(penalties, 0, n, penalty);
    boolean[] likenesses = Arrays.copyOf(Calibration.likenesses(), n + 1);
    double[] weights = descend(rows, right, penalties, likenesses);
    List<Model.Feature> features = new ArrayList<>();
    for (int k = 0; k < n; k++) {
      features.add(new Model.Feature(names.get(k), mean[k], deviation[k], weights[k]));
    }
    return new Calibration(weights[n], features);
  }

  /** Platt scaling: slope and offset that make the probabilities fit another part of history. */
  static Calibration adjust(Calibration calibration, List<Sample> samples) {
    double[][] rows = new double[samples.size()][];
    boolean[] right = new boolean[rows.length];
    for (int i = 0; i < rows.length; i++) {
      double p = calibration.probability(samples.get(i).values());
      rows[i] = new double[] {Math.log(p / (1 - p)), 1};
      right[i] = samples.get(i).right();
    }
    double[] x = descend(rows, right, new double[2], new boolean[2]);
    return calibration.adjusted(x[0], x[1]);
  }

  static double logLoss(Calibration calibration, List<Sample> samples) {
    double sum = 0;
    for (Sample one : samples) {
      double p = calibration.probability(one.values());
      sum -= Math.log(Math.max(1e-12, one.right() ? p : 1 - p));
    }
    return sum / Math.max(1, samples.size());
  }

  /**
   * Full-batch Adam (Kingma and Ba 2015), projected.
   *
   * @param never which weights must not fall below zero
   */
  private static double[] descend(
      double[][] rows, boolean[] right, double[] penalties, boolean[] never) {
    int n = penalties.length;
    double[] x = new double[n];
    double[] first = new double[n];
    double[] second = new double[n];
    for (int step = 1; step <= STEPS; step++) {
      double[] gradient = new double[n];
      for (int i = 0; i < rows.length; i++) {
        double logits = 0;
        for (int k = 0; k < n; k++) {
          logits += x[k] * rows[i][k];
        }
        double error = 1 / (1 + Math.exp(-logits)) - (right[i] ? 1 : 0);
        for (int k = 0; k < n; k++) {
          gradient[k] += error * rows[i][k];
        }
      }
      for (int k = 0; k < n; k++) {
        double g = (gradient[k] + penalties[k] * x[k]) / Math.max(1, rows.length);
        first[k] = 0.9 * first[k] + 0.1 * g;
        second[k] = 0.999 * second[k] + 0.001 * g * g;
        double m = first[k] / (1 - Math.pow(0.9, step));
        double v = second[k] / (1 - Math.pow(0.999, step));
        x[k] -= RATE * m / (Math.sqrt(v) + 1e-12);
        x[k] = never[k] ? Math.max(0, x[k]) : x[k];
      }
    }
    return x;
  }

  private static void moments(List<Sample> samples, double[] mean, double[] deviation) {
    double[] square = new double[mean.length];
    for (Sample one : samples) {
      for (int k = 0; k < mean.length; k++) {
        mean[k] += one.values()[k];
        square[k] += one.values()[k] * one.values()[k];
      }
    }
    for (int k = 0; k < mean.length; k++) {
      mean[k] /= Math.max(1, samples.size());
      double variance = square[k] / Math.max(1, samples.size()) - mean[k] * mean[k];
      // What hardly ever occurs would else count beyond all measure when it does.
      deviation[k] = Math.max(LEAST_DEVIATION, Math.sqrt(Math.max(0, variance)));
    }
  }
}
