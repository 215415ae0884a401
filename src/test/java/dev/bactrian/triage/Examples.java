package dev.bactrian.triage;

import dev.bactrian.config.RepositoryConfig;
import dev.bactrian.match.Candidate;
import dev.bactrian.match.Evidence;
import dev.bactrian.report.Fix;
import dev.bactrian.report.Post;
import dev.bactrian.report.ReportKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reports and what is known of them, for tests of the policy. */
final class Examples implements KnownReports {

  static final Instant START = Instant.parse("2025-01-01T00:00:00Z");

  final Map<ReportKey, Post> posts = new HashMap<>();
  final Map<ReportKey, ReportKey> duplicates = new HashMap<>();
  final Map<ReportKey, Set<String>> versions = new HashMap<>();
  final Map<ReportKey, Fix> fixes = new HashMap<>();

  /** An open public report, posted on the day of its number. */
  static Post post(long repository, int number) {
    return new Post(
        new ReportKey(repository, number),
        "camel/r" + repository,
        7,
        false,
        "Title " + number,
        "It breaks.",
        "amina",
        START.plus(Duration.ofDays(number)),
        null,
        null,
        Set.of());
  }

  static Post closed(Post post, String reason) {
    return new Post(
        post.key(),
        post.repository(),
        post.installation(),
        post.isPrivate(),
        post.title(),
        post.body(),
        post.author(),
        post.createdAt(),
        post.createdAt().plus(Duration.ofHours(5)),
        reason,
        post.labels());
  }

  static Post visible(Post post, long installation, boolean isPrivate) {
    return new Post(
        post.key(),
        post.repository(),
        installation,
        isPrivate,
        post.title(),
        post.body(),
        post.author(),
        post.createdAt(),
        post.closedAt(),
        post.stateReason(),
        post.labels());
  }

  static Post titled(Post post, String title, String... labels) {
    return new Post(
        post.key(),
        post.repository(),
        post.installation(),
        post.isPrivate(),
        title,
        post.body(),
        post.author(),
        post.createdAt(),
        post.closedAt(),
        post.stateReason(),
        Set.of(labels));
  }

  static Candidate likely(Post post, double probability) {
    return new Candidate(
        post, probability, List.of(new Evidence("assertion", 2, "both fail the assertion", "a=b")));
  }

  static Situation about(Post subject, String... versions) {
    return Situation.of(subject, RepositoryConfig.DEFAULT, Set.of(versions));
  }

  Post add(Post post) {
    posts.put(post.key(), post);
    return post;
  }

  @Override
  public Optional<Post> post(ReportKey key) {
    return Optional.ofNullable(posts.get(key));
  }

  @Override
  public Optional<ReportKey> duplicateOf(ReportKey key) {
    return Optional.ofNullable(duplicates.get(key));
  }

  @Override
  public Set<String> versions(ReportKey key) {
    return versions.getOrDefault(key, Set.of());
  }

  @Override
  public Fix fix(Post closed) {
    return fixes.getOrDefault(closed.key(), Fix.UNKNOWN);
  }
}
