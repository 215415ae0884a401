package dev.bactrian.signature;

import java.util.List;
import java.util.Optional;

/**
 * What a log says went wrong.
 *
 * @param failures in the order of their lines
 * @param primary index of the failure that best names the cause; 0 where there is none
 */
public record Diagnosis(List<SignedFailure> failures, int primary) {

  public Diagnosis {
    failures = List.copyOf(failures);
  }

  /** The failure that best names the cause. */
  public Optional<SignedFailure> cause() {
    return failures.isEmpty() ? Optional.empty() : Optional.of(failures.get(primary));
  }
}
