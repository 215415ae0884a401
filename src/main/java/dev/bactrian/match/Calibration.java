package dev.bactrian.match;

import java.util.ArrayList;
import java.util.List;

/**
 * From what is known of a candidate to the probability that it is a duplicate: a logistic
 * regression over its {@link Standing} and the scorers' values, learnt from reports with and
 * without a duplicate. Immutable and thread-safe.
 *
 * @param offset logits of a candidate that is average in everything; carries how rare duplicates
 *     are
 * @param features {@link #names}, in that order
 */
public record Calibration(double offset, List<Model.Feature> features) {

  public Calibration {
    features = List.copyOf(features);
  }

  /** What it is about: the standing, then every scorer. */
  static List<String> names() {
    List<String> names = new ArrayList<>(Standing.NAMES);
    names.addAll(Scorers.names());
    return names;
  }

  /** In the same order: whether more of it can never speak against a duplicate. */
  static boolean[] likenesses() {
    List<String> names = names();
    List<Trainer.Belief> scorers = Scorers.beliefs();
    boolean[] likenesses = new boolean[names.size()];
    for (int i = 0; i < likenesses.length; i++) {
      int scorer = i - Standing.NAMES.size();
      likenesses[i] =
          scorer < 0 ? !names.get(i).equals(Standing.TENTH_BEST) : scorers.get(scorer).likeness();
    }
    return likenesses;
  }

  /** A candidate's values, in the order of {@link #names}. */
  static double[] values(Standing standing, double[] scorers) {
    double[] own = standing.values();
    double[] values = new double[own.length + scorers.length];
    System.arraycopy(own, 0, values, 0, own.length);
    System.arraycopy(scorers, 0, values, own.length, scorers.length);
    return values;
  }

  /** The score that the tenth candidate of a full pool usually has. */
  double stranger() {
    return features.get(Standing.NAMES.indexOf(Standing.TENTH_BEST)).mean();
  }

  double probability(double[] values) {
    double logits = offset;
    for (int i = 0; i < values.length; i++) {
      logits += features.get(i).logits(values[i]);
    }
    return 1 / (1 + Math.exp(-logits));
  }

  /** The same with its logits stretched and moved, to fit how often it was right. */
  Calibration adjusted(double slope, double shift) {
    return new Calibration(
        Model.round(offset * slope + shift),
        features.stream()
            .map(f -> Model.Feature.of(f.name(), f.mean(), f.deviation(), f.weight() * slope))
            .toList());
  }
}
