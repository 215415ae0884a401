package dev.bactrian.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Learns the features' weights: a conditional logit over each query's pool (McFadden 1974;
 * ListNet's top-one loss), which asks that the right candidates get the pool's probability mass.
 * Weights are drawn to the scorers' priors by a Gaussian penalty. Full-batch Adam; deterministic.
 */
final class Trainer {
  private static final int STEPS = 400;
  private static final double RATE = 0.05;
  private static final double FIRST_MOMENT = 0.9;
  private static final double SECOND_MOMENT = 0.999;

  private final List<Belief> beliefs;
  private final double penalty;

  /**
   * @param penalty strength of the pull to the priors
   */
  Trainer(List<Belief> beliefs, double penalty) {
    this.beliefs = List.copyOf(beliefs);
    this.penalty = penalty;
  }

  /**
   * What is believed of a feature before any data.
   *
   * @param prior logits a unit of its value, where the data say nothing
   * @param likeness whether its weight must not fall below zero, see {@link Scorer#isLikeness}
   */
  record Belief(String name, double prior, boolean likeness) {}

  /** Learns from the queries that have a right candidate in their pool. */
  List<Model.Feature> train(List<Query> queries) {
    List<Query> taught = queries.stream().filter(Query::hasRight).toList();
    double[] mean = new double[beliefs.size()];
    double[] deviation = new double[mean.length];
    moments(taught, mean, deviation);
    double[] prior = new double[mean.length];
    for (int i = 0; i < prior.length; i++) {
      prior[i] = beliefs.get(i).prior() * deviation[i];
    }
    double[] weight = descend(standardised(taught, mean, deviation), prior);
    List<Model.Feature> features = new ArrayList<>();
    for (int i = 0; i < weight.length; i++) {
      features.add(Model.Feature.of(beliefs.get(i).name(), mean[i], deviation[i], weight[i]));
    }
    return features;
  }

  private double[] descend(List<Query> queries, double[] prior) {
    int n = prior.length;
    double[] weight = prior.clone();
    double[] first = new double[n];
    double[] second = new double[n];
    for (int step = 1; step <= STEPS; step++) {
      double[] gradient = new double[n];
      for (Query query : queries) {
        addGradient(query, weight, gradient);
      }
      for (int i = 0; i < n; i++) {
        double g = gradient[i] + penalty * (weight[i] - prior[i]);
        first[i] = FIRST_MOMENT * first[i] + (1 - FIRST_MOMENT) * g;
        second[i] = SECOND_MOMENT * second[i] + (1 - SECOND_MOMENT) * g * g;
        double m = first[i] / (1 - Math.pow(FIRST_MOMENT, step));
        double v = second[i] / (1 - Math.pow(SECOND_MOMENT, step));
        weight[i] -= RATE * m / (Math.sqrt(v) + 1e-9);
        if (beliefs.get(i).likeness()) {
          weight[i] = Math.max(0, weight[i]);
        }
      }
    }
    return weight;
  }

  /** Mass the model gives each candidate, minus the mass the right ones should share. */
  private static void addGradient(Query query, double[] weight, double[] gradient) {
    float[][] rows = query.values();
    double[] mass = new double[rows.length];
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < rows.length; i++) {
      double score = 0;
      for (int k = 0; k < weight.length; k++) {
        score += weight[k] * rows[i][k];
      }
      mass[i] = score;
      most = Math.max(most, score);
    }
    double all = 0;
    double right = 0;
    for (int i = 0; i < rows.length; i++) {
      mass[i] = Math.exp(mass[i] - most);
      all += mass[i];
      right += query.right()[i] ? mass[i] : 0;
    }
    for (int i = 0; i < rows.length; i++) {
      double error = mass[i] / all - (query.right()[i] ? mass[i] / right : 0);
      for (int k = 0; k < weight.length; k++) {
        gradient[k] += error * rows[i][k];
      }
    }
  }

  private static void moments(List<Query> queries, double[] mean, double[] deviation) {
    long rows = 0;
    double[] square = new double[mean.length];
    for (Query query : queries) {
      for (float[] row : query.values()) {
        rows++;
        for (int k = 0; k < mean.length; k++) {
          mean[k] += row[k];
          square[k] += (double) row[k] * row[k];
        }
      }
    }
    for (int k = 0; k < mean.length; k++) {
      mean[k] /= Math.max(1, rows);
      double variance = square[k] / Math.max(1, rows) - mean[k] * mean[k];
      deviation[k] = variance > 1e-9 ? Math.sqrt(variance) : 1;
    }
  }

  private static List<Query> standardised(List<Query> queries, double[] mean, double[] deviation) {
    List<Query> scaled = new ArrayList<>();
    for (Query query : queries) {
      float[][] rows = new float[query.values().length][];
      for (int i = 0; i < rows.length; i++) {
        rows[i] = Arrays.copyOf(query.values()[i], mean.length);
        for (int k = 0; k < mean.length; k++) {
          rows[i][k] = (float) ((rows[i][k] - mean[k]) / deviation[k]);
        }
      }
      scaled.add(new Query(query.position(), rows, query.right()));
    }
    return scaled;
  }

  /**
   * One query of history.
   *
   * @param position in the tracker's life, to split by
   * @param values a row for each candidate of its pool
   * @param right which candidates are duplicates
   */
  record Query(int position, float[][] values, boolean[] right) {

    boolean hasRight() {
      for (boolean one : right) {
        if (one) {
          return true;
        }
      }
      return false;
    }
  }
}
