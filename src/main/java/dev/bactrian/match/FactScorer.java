package dev.bactrian.match;

import dev.bactrian.failure.Fact;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * 1 if both reports have a failure with the same detail.
 *
 * @param words the reason, before the quoted detail
 */
record FactScorer(String name, Fact fact, double prior, String words) implements Scorer {

  @Override
  public double score(Comparison comparison) {
    return shared(comparison).isPresent() ? 1 : 0;
  }

  @Override
  public Reason reason(Comparison comparison) {
    return shared(comparison).map(value -> new Reason(words, value)).orElse(null);
  }

  private Optional<String> shared(Comparison comparison) {
    Set<String> earlier =
        Comparison.facts(comparison.candidate(), fact).collect(Collectors.toSet());
    return earlier.isEmpty()
        ? Optional.empty()
        : Comparison.facts(comparison.query(), fact).filter(earlier::contains).findFirst();
  }
}
