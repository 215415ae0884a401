package dev.bactrian.cli;

import dev.bactrian.match.Candidate;
import dev.bactrian.report.ReportKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * How right a replay was, measured on known duplicates. Pairs are never complete, so precision is a
 * lower bound. Not thread-safe.
 */
final class HistoryFigures {

  private static final double[] LEVELS = {0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9};
  private static final double[] THRESHOLDS = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9};

  /** Candidates whose probability is held against the truth: nobody shows the others. */
  private static final int CALLED = 5;

  /** Below it the question is not whether to speak. */
  private static final double LOWEST = 0.05;

  private final DuplicatePairs pairs;
  private final int from;
  private final double also;
  private final Recall ranked;
  private final Recall pooled;
  private final List<Called> called = new ArrayList<>();
  private final List<List<Called>> nameable = new ArrayList<>();

  /** A candidate: what it was called, and whether it is a known duplicate. */
  private record Called(double probability, boolean right) {}

  /** Of the candidates called from {@code from} to {@code below}, which share was right. */
  record Level(double from, double below, int candidates, double called, double right) {}

  /**
   * What a threshold brings.
   *
   * @param reports that would get a comment
   * @param commented their share of all reports
   * @param precision share of the comments that name a known duplicate
   * @param caught share of the known duplicates that get such a comment
   */
  record Choice(double threshold, int reports, double commented, double precision, double caught) {}

  /**
   * @param from only reports of at least this number count; 0 for all
   * @param top candidates ranked for each report
   * @param also threshold of further candidates, once one is named
   */
  HistoryFigures(DuplicatePairs pairs, int from, int top, double also) {
    this.pairs = pairs;
    this.from = from;
    this.also = also;
    this.ranked = new Recall(top);
    this.pooled = new Recall(Integer.MAX_VALUE);
  }

  /** Whether the report counts. */
  boolean counts(ReportKey query) {
    return query.number() >= from;
  }

  void add(Verdict verdict) {
    if (!counts(verdict.query().key())) {
      return;
    }
    Set<ReportKey> right = pairs.earlier(verdict.query().key());
    if (!right.isEmpty()) {
      ranked.add(keys(verdict.candidates()), right);
      pooled.add(verdict.pool(), right);
    }
    called.addAll(called(verdict.candidates().stream().limit(CALLED).toList(), right));
    nameable.add(called(verdict.nameable(), right));
  }

  private static List<ReportKey> keys(List<Candidate> candidates) {
    return candidates.stream().map(one -> one.post().key()).toList();
  }

  private static List<Called> called(List<Candidate> candidates, Set<ReportKey> right) {
    return candidates.stream()
        .map(one -> new Called(one.probability(), right.contains(one.post().key())))
        .toList();
  }

  /** Reports that count. */
  int reports() {
    return nameable.size();
  }

  Recall ranked() {
    return ranked;
  }

  /** Share of the duplicates whose right answer was looked at. */
  double pool() {
    return pooled.anywhere();
  }

  /** Whether what is called p is right in p of the cases. */
  List<Level> reliability() {
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

  List<Choice> tradeOff() {
    List<Choice> choices = new ArrayList<>();
    for (double threshold : THRESHOLDS) {
      choices.add(at(threshold));
    }
    return choices;
  }

  /** What would have come of that threshold. */
  Choice at(double threshold) {
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
        said / (double) Math.max(1, reports()),
        right / (double) Math.max(1, said),
        right / (double) Math.max(1, ranked.queries()));
  }

  private boolean rightAt(List<Called> candidates, double threshold) {
    double least = Math.min(also, threshold);
    return candidates.stream().anyMatch(one -> one.right() && one.probability() >= least);
  }

  /**
   * The lowest threshold, to three digits, at which so large a share of the comments names a known
   * duplicate; 1 if there is none.
   */
  double threshold(double precision) {
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
