package dev.bactrian.comment;

import dev.bactrian.match.Candidate;
import dev.bactrian.match.Evidence;
import dev.bactrian.report.Post;
import dev.bactrian.report.ReportKey;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Reports for tests of comments. */
final class Reports {

  static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

  private Reports() {}

  static Post open(int number, String title) {
    return new Post(
        new ReportKey(1, number),
        "camel/caravan",
        7,
        false,
        title,
        "",
        "amina",
        Instant.parse("2026-03-01T12:00:00Z"),
        null,
        null,
        Set.of());
  }

  static Post closed(int number, String title, String reason) {
    return new Post(
        new ReportKey(2, number),
        "camel/saddle",
        7,
        false,
        title,
        "",
        "amina",
        Instant.parse("2023-03-01T12:00:00Z"),
        Instant.parse("2024-03-01T12:00:00Z"),
        reason,
        Set.of());
  }

  static Candidate candidate(Post post, Evidence... evidence) {
    return new Candidate(post, 0.9, List.of(evidence));
  }
}
