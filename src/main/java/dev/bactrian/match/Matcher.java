package dev.bactrian.match;

import dev.bactrian.index.Entry;
import dev.bactrian.index.MatchedTerm;
import dev.bactrian.index.Pool;
import dev.bactrian.index.Scope;
import dev.bactrian.index.SearchableIndex;
import dev.bactrian.index.Snapshot;
import dev.bactrian.report.ReportKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Finds the earlier reports that may be the same bug, with reasons. Thread-safe. */
public final class Matcher {

  /** Candidates that are scored; the right one is far more often among them than among ten. */
  public static final int POOL = 200;

  private final Ranker ranker;
  private final UnaryOperator<ReportKey> canonical;

  /** A matcher that knows of no links between reports. */
  public Matcher(Ranker ranker) {
    this(ranker, UnaryOperator.identity());
  }

  /**
   * @param canonical the report that a report is known to be a duplicate of, or itself; thread-safe
   */
  public Matcher(Ranker ranker, UnaryOperator<ReportKey> canonical) {
    this.ranker = ranker;
    this.canonical = canonical;
  }

  public Model model() {
    return ranker.model();
  }

  /** The likeliest candidates in the scope, one for each known cluster. */
  public List<Candidate> match(SearchableIndex index, Entry query, Scope scope, int top) {
    return explain(index, query, scope, top).stream().map(Explanation::candidate).toList();
  }

  /** {@link #match}'s twin: the same candidates with every scorer's value and contribution. */
  public List<Explanation> explain(SearchableIndex index, Entry query, Scope scope, int top) {
    try (Snapshot now = index.snapshot()) {
      Pool pool = now.search(query, scope, POOL).asOf(query.report().post().createdAt());
      return fold(ranker.rank(pool), top).stream()
          .map(one -> explained(one, now.explain(query, one.comparison().earlier().key())))
          .toList();
    }
  }

  /** The likeliest candidates of a pool; without an index the shared words are not named. */
  public List<Candidate> match(Pool pool, int top) {
    return fold(ranker.rank(pool), top).stream()
        .map(one -> explained(one, List.of()).candidate())
        .toList();
  }

  /** Each cluster keeps its likeliest member: the others would say the same again. */
  private List<Ranker.Ranked> fold(List<Ranker.Ranked> ranked, int top) {
    Set<ReportKey> seen = new HashSet<>();
    List<Ranker.Ranked> kept = new ArrayList<>();
    for (Ranker.Ranked one : ranked) {
      if (kept.size() == top) {
        break;
      }
      if (seen.add(canonical.apply(one.comparison().earlier().key()))) {
        kept.add(one);
      }
    }
    return kept;
  }

  private Explanation explained(Ranker.Ranked one, List<MatchedTerm> terms) {
    List<Evidence> evidence = new ArrayList<>(Reasons.of(ranker, one, terms));
    evidence.addAll(Doubts.of(ranker, one));
    return new Explanation(
        new Candidate(one.comparison().earlier(), one.probability(), evidence), contributions(one));
  }

  private List<Contribution> contributions(Ranker.Ranked one) {
    List<Contribution> all = new ArrayList<>();
    for (int i = 0; i < one.values().length; i++) {
      double value = one.values()[i];
      all.add(new Contribution(Scorers.ALL.get(i).name(), value, ranker.contribution(i, value)));
    }
    return all;
  }

  /** A candidate with all that went into its score. */
  public record Explanation(Candidate candidate, List<Contribution> contributions) {
    public Explanation {
      contributions = List.copyOf(contributions);
    }
  }

  /**
   * One scorer's part.
   *
   * @param logits what it adds over a candidate on which the scorer is silent
   */
  public record Contribution(String scorer, double value, double logits) {}
}
