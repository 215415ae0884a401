package dev.bactrian.cli;

import dev.bactrian.match.Candidate;
import dev.bactrian.report.Post;
import dev.bactrian.report.ReportKey;
import java.util.List;
import java.util.Set;

/**
 * What would have been said about one report. Immutable.
 *
 * @param candidates likeliest first
 * @param named those that the comment would name; none where it is silent
 */
record Verdict(Post query, List<Candidate> candidates, Set<ReportKey> named) {

  Verdict {
    candidates = List.copyOf(candidates);
    named = Set.copyOf(named);
  }

  boolean speaks() {
    return !named.isEmpty();
  }
}
