package dev.bactrian.triage;

import dev.bactrian.match.Candidate;
import dev.bactrian.report.Fix;
import java.util.List;

/** What to do about a report, with the reasons as data. */
public sealed interface Decision {

  /** Why, in words, one reason each. */
  List<String> reasons();

  /** The candidates that are put before people. */
  default List<Candidate> named() {
    return switch (this) {
      case Silent silent -> List.of();
      case Suggest suggest -> suggest.candidates();
      case Regression regression -> List.of(regression.fixed());
      case Duplicate duplicate -> List.of(duplicate.canonical());
    };
  }

  /** The word of the contracts: {@code silent}, {@code suggest}, {@code regression}, ... */
  String word();

  /** Say nothing. */
  record Silent(List<String> reasons) implements Decision {
    @Override
    public String word() {
      return "silent";
    }
  }

  /** Name up to three candidates, likeliest first. */
  record Suggest(List<Candidate> candidates, List<String> reasons) implements Decision {
    @Override
    public String word() {
      return "suggest";
    }
  }

  /**
   * The same failure on a version at or after its fix.
   *
   * @param fixedIn the version with the fix, on this report's branch where there is one; null if it
   *     is not known
   * @param fix all that is known of the fix
   */
  record Regression(Candidate fixed, String fixedIn, Fix fix, List<String> reasons)
      implements Decision {
    @Override
    public String word() {
      return "regression";
    }
  }

  /** So sure, and so allowed by the repository's file, that it may be treated as a duplicate. */
  record Duplicate(Candidate canonical, List<String> reasons) implements Decision {
    @Override
    public String word() {
      return "duplicate";
    }
  }
}
