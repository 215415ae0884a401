package dev.bactrian.match;

import java.util.ArrayList;
import java.util.List;

/** Fits a {@link Calibration} by Newton-free gradient descent on the log loss; deterministic. */
final class Calibrator {
  private static final int STEPS = 6000;
  private static final double RATE = 0.03;

  /** Candidates of a query that count: nobody shows the others. */
  private static final int TOP = 5;

  private Calibrator() {}

  /**
   * One candidate with what the ranker says of it.
   *
   * @param right whether it is a duplicate
   */
  record Sample(double score, double lead, boolean right) {}

  /** The best candidates of a query. */
  static List<Sample> samples(double[] scores, boolean[] right) {
    double[] leads = Calibration.leads(scores);
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < scores.length; i++) {
      samples.add(new Sample(scores[i], leads[i], right[i]));
    }
    samples.sort((one, other) -> Double.compare(other.score(), one.score()));
    return samples.subList(0, Math.min(TOP, samples.size()));
  }

  static Calibration fit(List<Sample> samples) {
    double[] x = {-3, 0.2, 0.8};
    double[] first = new double[3];
    double[] second = new double[3];
    for (int step = 1; step <= STEPS; step++) {
      double[] gradient = new double[3];
      Calibration now = new Calibration(x[0], x[1], x[2]);
      for (Sample one : samples) {
        double error = now.probability(one.score(), one.lead()) - (one.right() ? 1 : 0);
        gradient[0] += error;
        gradient[1] += error * one.score();
        gradient[2] += error * one.lead();
      }
      for (int i = 0; i < 3; i++) {
        double g = gradient[i] / Math.max(1, samples.size());
        first[i] = 0.9 * first[i] + 0.1 * g;
        second[i] = 0.999 * second[i] + 0.001 * g * g;
        double m = first[i] / (1 - Math.pow(0.9, step));
        double v = second[i] / (1 - Math.pow(0.999, step));
        x[i] -= RATE * m / (Math.sqrt(v) + 1e-12);
      }
      x[1] = Math.max(0, x[1]);
      x[2] = Math.max(0, x[2]);
    }
    return new Calibration(x[0], x[1], x[2]);
  }
}
