package dev.bactrian.cli;

import dev.bactrian.match.Candidate;
import dev.bactrian.report.Post;
import dev.bactrian.report.ReportKey;
import dev.bactrian.triage.Decision;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What would have been said about one report. Immutable.
 *
 * @param candidates likeliest first
 * @param named those that the comment would name; none where it is silent
 * @param nameable those that it would name if no probability were too low
 * @param pool all reports that were looked at
 */
record Verdict(
    Post query,
    List<Candidate> candidates,
    Set<ReportKey> named,
    List<Candidate> nameable,
    List<ReportKey> pool) {

  Verdict {
    candidates = List.copyOf(candidates);
    named = Set.copyOf(named);
    nameable = List.copyOf(nameable);
    pool = List.copyOf(pool);
  }

  /** The reports that a decision names. */
  static Set<ReportKey> named(Decision decision) {
    return candidates(decision).stream().map(one -> one.post().key()).collect(Collectors.toSet());
  }

  /** The candidates that a decision names. */
  static List<Candidate> candidates(Decision decision) {
    return switch (decision) {
      case Decision.Silent silent -> List.of();
      case Decision.Suggest suggest -> suggest.candidates();
      case Decision.Regression regression -> List.of(regression.fixed());
      case Decision.Duplicate duplicate -> List.of(duplicate.canonical());
    };
  }

  boolean speaks() {
    return !named.isEmpty();
  }
}
