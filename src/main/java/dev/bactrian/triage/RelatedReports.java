package dev.bactrian.triage;

import dev.bactrian.match.Candidate;
import dev.bactrian.report.Post;
import dev.bactrian.report.ReportKey;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reports that have something to do with one, without being called the same bug: likelier than the
 * threshold for related ones, and not named by the decision. Pure.
 */
public final class RelatedReports {

  private static final int MOST = 5;

  private RelatedReports() {}

  /** Likeliest first, each followed to its canonical report. */
  public static List<Candidate> of(
      Situation situation, List<Candidate> candidates, Decision decision, KnownReports known) {
    Set<ReportKey> said = new HashSet<>();
    switch (decision) {
      case Decision.Suggest suggest ->
          suggest.candidates().forEach(candidate -> said.add(candidate.post().key()));
      case Decision.Duplicate duplicate -> said.add(duplicate.canonical().post().key());
      case Decision.Regression regression -> said.add(regression.fixed().post().key());
      case Decision.Silent silent -> {
        // Nothing was named.
      }
    }
    known.duplicateOf(situation.subject().key()).ifPresent(said::add);
    Map<ReportKey, Candidate> kept = new LinkedHashMap<>();
    for (Candidate candidate : candidates) {
      if (candidate.probability() < situation.config().thresholds().related()
          || CandidateRules.isUnrelated(situation, candidate)) {
        continue;
      }
      Optional<Post> end = Canonical.of(candidate.post(), situation.subject().key(), known);
      if (end.isEmpty() || said.contains(end.get().key())) {
        continue;
      }
      Candidate canonical = new Candidate(end.get(), candidate.probability(), candidate.evidence());
      if (!CandidateRules.isUnrelated(situation, canonical)) {
        kept.putIfAbsent(end.get().key(), canonical);
      }
    }
    return kept.values().stream().limit(MOST).toList();
  }
}
