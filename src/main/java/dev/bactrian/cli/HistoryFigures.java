package dev.bactrian.cli;

import dev.bactrian.match.Candidate;
import dev.bactrian.match.SpeakingFigures;
import dev.bactrian.report.ReportKey;
import java.util.List;
import java.util.Set;

/**
 * How right a replay was, measured on known duplicates. Pairs are never complete, so precision is a
 * lower bound. Not thread-safe.
 */
final class HistoryFigures {

  /** Candidates whose probability is held against the truth: nobody shows the others. */
  private static final int CALLED = 5;

  private final DuplicatePairs pairs;
  private final int from;
  private final Recall ranked;
  private final Recall pooled;
  private final SpeakingFigures speaking;

  /**
   * @param from only reports of at least this number count; 0 for all
   * @param top candidates ranked for each report
   * @param also threshold of further candidates, once one is named
   */
  HistoryFigures(DuplicatePairs pairs, int from, int top, double also) {
    this.pairs = pairs;
    this.from = from;
    this.speaking = new SpeakingFigures(also);
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
    speaking.add(
        called(verdict.candidates().stream().limit(CALLED).toList(), right),
        called(verdict.nameable(), right),
        !right.isEmpty());
  }

  private static List<ReportKey> keys(List<Candidate> candidates) {
    return candidates.stream().map(one -> one.post().key()).toList();
  }

  private static List<SpeakingFigures.Called> called(
      List<Candidate> candidates, Set<ReportKey> right) {
    return candidates.stream()
        .map(one -> new SpeakingFigures.Called(one.probability(), right.contains(one.post().key())))
        .toList();
  }

  /** Reports that count. */
  int reports() {
    return speaking.reports();
  }

  Recall ranked() {
    return ranked;
  }

  /** Share of the duplicates whose right answer was looked at. */
  double pool() {
    return pooled.anywhere();
  }

  /** When to speak. */
  SpeakingFigures speaking() {
    return speaking;
  }
}
