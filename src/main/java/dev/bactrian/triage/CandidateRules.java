package dev.bactrian.triage;

import dev.bactrian.match.Candidate;
import dev.bactrian.match.Evidence;
import dev.bactrian.report.Post;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Why an earlier report is not named under a new one. */
final class CandidateRules {

  /**
   * Scorers that say something about where and when, nothing about the bug: never enough by
   * themselves.
   */
  static final Set<String> CIRCUMSTANCE =
      Set.of(
          "same-kind",
          "same-subsystem",
          "only-one-fails",
          "shared-packages",
          "same-versions",
          "other-repository",
          "open-then",
          "same-author",
          "age",
          "its-length",
          "length-difference");

  /** In this order; the first that holds is the reason. The gate stands before all others. */
  private static final List<Rule> RULES =
      List.of(
          new Rule(TriagePolicy.NOT_FOR_ALL, CandidateRules::isHidden),
          new Rule("it is the report itself", CandidateRules::isSubject),
          new Rule("it is the younger of the two", CandidateRules::isYounger),
          new Rule("people said that it is not the same", CandidateRules::isRejected),
          new Rule("people already named it here", CandidateRules::isNamed),
          new Rule("it gathers other reports", (s, c) -> MetaIssue.is(c.post())),
          new Rule("only weak evidence speaks for it", (s, c) -> isWeak(c)));

  private CandidateRules() {}

  /** The first reason against naming it, if there is one. */
  static Optional<String> reason(Situation situation, Candidate candidate) {
    return RULES.stream()
        .filter(rule -> rule.when.test(situation, candidate))
        .map(Rule::reason)
        .findFirst();
  }

  /** True if it may not even be called related: hidden, refused, or alike in circumstances only. */
  static boolean isUnrelated(Situation situation, Candidate candidate) {
    return isHidden(situation, candidate)
        || isSubject(situation, candidate)
        || isRejected(situation, candidate)
        || isWeak(candidate);
  }

  private static boolean isHidden(Situation situation, Candidate candidate) {
    return !Visibility.mayBeNamed(
        candidate.post(), situation.subject(), situation.config().relatedRepositories());
  }

  private static boolean isSubject(Situation situation, Candidate candidate) {
    return candidate.post().key().equals(situation.subject().key());
  }

  /** Of two posted in the same second one comes first: else each would be named under the other. */
  private static boolean isYounger(Situation situation, Candidate candidate) {
    return Comparator.comparing(Post::createdAt)
            .thenComparing(Post::key)
            .compare(candidate.post(), situation.subject())
        > 0;
  }

  private static boolean isRejected(Situation situation, Candidate candidate) {
    return situation.rejected().contains(candidate.post().key());
  }

  private static boolean isNamed(Situation situation, Candidate candidate) {
    return situation.named().contains(candidate.post().key());
  }

  private static boolean isWeak(Candidate candidate) {
    // Without any words for it the calibrated probability has to do.
    return candidate.evidence().stream().anyMatch(evidence -> evidence.weight() > 0)
        && candidate.evidence().stream().noneMatch(CandidateRules::isStrong);
  }

  private static boolean isStrong(Evidence evidence) {
    return evidence.weight() > 0
        && !evidence.scorer().startsWith("weak")
        && !CIRCUMSTANCE.contains(evidence.scorer());
  }

  private record Rule(String reason, When when) {}

  private interface When {
    boolean test(Situation situation, Candidate candidate);
  }
}
