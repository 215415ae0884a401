package dev.bactrian.triage;

import dev.bactrian.report.Post;
import dev.bactrian.report.ReportKey;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Follows a report to the one that stands for the bug. */
final class Canonical {

  private static final int LONGEST_CHAIN = 20;

  private Canonical() {}

  /**
   * The end of the chain of duplicates; empty if the chain goes round, leads to the subject itself,
   * or ends in a report that is not known.
   */
  static Optional<Post> of(Post candidate, ReportKey subject, KnownReports known) {
    Set<ReportKey> seen = new HashSet<>();
    Post current = candidate;
    while (seen.size() < LONGEST_CHAIN) {
      if (current.key().equals(subject) || !seen.add(current.key())) {
        return Optional.empty();
      }
      Optional<ReportKey> next = known.duplicateOf(current.key());
      if (next.isEmpty()) {
        return Optional.of(current);
      }
      Optional<Post> post = known.post(next.get());
      if (post.isEmpty()) {
        return Optional.empty();
      }
      current = post.get();
    }
    return Optional.empty();
  }
}
