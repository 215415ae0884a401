package dev.bactrian.triage;

import dev.bactrian.config.Thresholds;
import dev.bactrian.match.Candidate;
import dev.bactrian.match.Evidence;
import dev.bactrian.report.Post;
import dev.bactrian.report.ReportKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Decides what to say about a report, given its candidates. Pure: the same input, the same
 * decision; stateless and thread-safe. In doubt it is silent.
 */
public final class TriagePolicy {

  /** Named by no name: the reason itself is shown to people. */
  static final String NOT_FOR_ALL = "not everybody here may read it";

  private static final int MOST_NAMED = 3;

  /** A closed report must be this much likelier to stand before an open one. */
  private static final double PREFER_OPEN = 0.1;

  /** Decides. */
  public Decision decide(Situation situation, List<Candidate> candidates, KnownReports known) {
    Optional<String> silence = SilenceRules.reason(situation);
    if (silence.isPresent()) {
      return new Decision.Silent(List.of(silence.get()));
    }
    List<String> reasons = new ArrayList<>();
    List<Candidate> left = nameable(situation, candidates, known, reasons);
    Thresholds thresholds = situation.config().thresholds();
    if (left.isEmpty()) {
      reasons.addFirst("no earlier report is near enough");
      return new Decision.Silent(reasons);
    }
    double best = left.stream().mapToDouble(Candidate::probability).max().orElse(0);
    if (best < thresholds.suggest()) {
      reasons.addFirst(
          "the likeliest report has probability "
              + percent(best)
              + ", less than the "
              + percent(thresholds.suggest())
              + " asked for");
      return new Decision.Silent(reasons);
    }
    List<Candidate> named =
        left.stream()
            .filter(c -> c.probability() >= Math.min(thresholds.also(), thresholds.suggest()))
            .sorted(Comparator.comparingDouble(TriagePolicy::order).reversed())
            .limit(MOST_NAMED)
            .toList();
    reasons.addFirst("the likeliest report has probability " + percent(best));
    return speak(situation, named, known, reasons);
  }

  private static Decision speak(
      Situation situation, List<Candidate> named, KnownReports known, List<String> reasons) {
    Candidate first = named.getFirst();
    Optional<Recurrence.Found> back = Recurrence.of(situation, first.post(), known);
    if (back.isPresent()) {
      reasons.add("it was fixed before, and this report is about a later version");
      return new Decision.Regression(
          first, back.get().fixedIn(), back.get().fix(), List.copyOf(reasons));
    }
    if (first.probability() >= situation.config().thresholds().duplicate()
        && first.post().isOpen()
        // A title alone is never that sure.
        && !situation.subject().body().isBlank()) {
      reasons.add("it is as sure as the repository's file asks of a duplicate");
      return new Decision.Duplicate(first, List.copyOf(reasons));
    }
    return new Decision.Suggest(named, List.copyOf(reasons));
  }

  /** The candidates that may be named, each followed to its canonical report, each once. */
  private static List<Candidate> nameable(
      Situation situation, List<Candidate> candidates, KnownReports known, List<String> reasons) {
    Map<ReportKey, Candidate> kept = new LinkedHashMap<>();
    for (Candidate candidate : candidates) {
      Optional<String> against = CandidateRules.reason(situation, candidate);
      if (against.isPresent()) {
        reasons.add(name(candidate.post(), against.get()) + against.get());
        continue;
      }
      Optional<Post> end = Canonical.of(candidate.post(), situation.subject().key(), known);
      if (end.isEmpty()) {
        reasons.add(
            candidate.post().repository()
                + "#"
                + candidate.post().key().number()
                + ": the report it is a duplicate of is not one to point at");
        continue;
      }
      Candidate canonical = at(end.get(), candidate);
      Optional<String> againstEnd = CandidateRules.reason(situation, canonical);
      if (againstEnd.isPresent()) {
        reasons.add(name(canonical.post(), againstEnd.get()) + againstEnd.get());
        continue;
      }
      if (known.isTemplateOnly(canonical.post().key())) {
        reasons.add(name(canonical.post(), "") + "it holds nothing but its template");
        continue;
      }
      kept.merge(
          canonical.post().key(),
          canonical,
          (one, other) -> one.probability() >= other.probability() ? one : other);
    }
    return List.copyOf(kept.values());
  }

  /** The reader should know why the named report does not hold what is quoted. */
  private static Candidate at(Post canonical, Candidate found) {
    if (canonical.key().equals(found.post().key())) {
      return found;
    }
    List<Evidence> evidence = new ArrayList<>(found.evidence());
    evidence.add(
        new Evidence(
            "canonical", 0, "found through a report that was closed as its duplicate", null));
    return new Candidate(canonical, found.probability(), evidence);
  }

  private static double order(Candidate candidate) {
    return candidate.probability() - (candidate.post().isOpen() ? 0 : PREFER_OPEN);
  }

  private static String name(Post post, String reason) {
    return reason.equals(NOT_FOR_ALL)
        ? "a report: "
        : post.repository() + "#" + post.key().number() + ": ";
  }

  private static String percent(double probability) {
    return String.format(Locale.ROOT, "%.2f", probability);
  }
}
