package dev.bactrian.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * When to speak, seen on a part of history: how far the probabilities can be believed, and what a
 * threshold brings. Known duplicates are never complete, so precision is a lower bound. Not
 * thread-safe.
 */
public final class SpeakingFigures {

  private static final double[] LEVELS = {0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9};
  private static final double[] THRESHOLDS = {
    0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9
  };

  /** Below it the question is not whether to speak. */
  private static final double LOWEST = 0.05;

  private final double also;
  private final List<Called> called = new ArrayList<>();
  private final List<List<Called>> nameable = new ArrayList<>();
  private int duplicates;

  /** A candidate: what it was called, and whether it is a known duplicate. */
  public record Called(double probability, boolean right) {}

  /** Of the candidates called from {@code from} to {@code below}, which share was right. */
  public record Level(double from, double below, int candidates, double called, double right) {}

  /**
   * What a threshold brings.
   *
   * @param reports that would get a comment
   * @param commented their share of all reports
   * @param precision share of the comments that name a known duplicate
   * @param caught share of the known duplicates that get such a comment
   */
  public record Choice(
      double threshold, int reports, double commented, double precision, double caught) {}

  /**
   * @param also threshold of further candidates, once one is named; 1 where all meet the same one
   */
  public SpeakingFigures(double also) {
    this.also = also;
  }

  /**
   * Adds a report.
   *
   * @param believed the candidates whose probability is held against the truth
   * @param named those that a comment may name
   * @param duplicate whether it has a known earlier duplicate, found or not
   */
  public void add(List<Called> believed, List<Called> named, boolean duplicate) {
    called.addAll(believed);
    nameable.add(List.copyOf(named));
    duplicates += duplicate ? 1 : 0;
  }

  /** Reports that were added. */
  public int reports() {
    return nameable.size();
  }

  /** Whether what is called p is right in p of the cases. */
  public List<Level> reliability() {
    List<Level> levels = new ArrayList<>();
    double low = 0;
    for (int i = 0; i <= LEVELS.length; i++) {
      double high = i < LEVELS.length ? LEVELS[i] : 1;
      double from = low;
      boolean last = i == LEVELS.length;
      List<Called> here =
          called.stream()
              .filter(one -> one.probability() >= from && (last || one.probability() < high))
              .toList();
      levels.add(
          new Level(
              low,
              high,
              here.size(),
              here.stream().mapToDouble(Called::probability).average().orElse(0),
              here.stream().mapToInt(one -> one.right() ? 1 : 0).average().orElse(0)));
      low = high;
    }
    return levels;
  }

  public List<Choice> tradeOff() {
    List<Choice> choices = new ArrayList<>();
    for (double threshold : THRESHOLDS) {
      choices.add(at(threshold));
    }
    return choices;
  }

  /** What would have come of that threshold. */
  public Choice at(double threshold) {
    int said = 0;
    int right = 0;
    for (List<Called> one : nameable) {
      if (one.stream().anyMatch(candidate -> candidate.probability() >= threshold)) {
        said++;
        right += rightAt(one, threshold) ? 1 : 0;
      }
    }
    return new Choice(
        threshold,
        said,
        said / (double) Math.max(1, nameable.size()),
        right / (double) Math.max(1, said),
        right / (double) Math.max(1, duplicates));
  }

  private boolean rightAt(List<Called> candidates, double threshold) {
    double least = Math.min(also, threshold);
    return candidates.stream().anyMatch(one -> one.right() && one.probability() >= least);
  }

  /**
   * The lowest threshold, to three digits, at which so large a share of the comments names a known
   * duplicate; 1 if there is none.
   */
  public double threshold(double precision) {
    List<Double> levels =
        nameable.stream()
            .filter(one -> !one.isEmpty())
            .map(one -> one.stream().mapToDouble(Called::probability).max().orElse(0))
            .filter(level -> level >= LOWEST)
            .map(level -> Math.floor(level * 1000) / 1000)
            .distinct()
            .sorted(Comparator.naturalOrder())
            .toList();
    for (double level : levels) {
      if (at(level).precision() >= precision) {
        return level;
      }
    }
    return 1;
  }
}
