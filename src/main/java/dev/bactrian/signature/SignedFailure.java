package dev.bactrian.signature;

import dev.bactrian.failure.Failure;

/**
 * A failure with its signature. Immutable.
 *
 * @param symptom true if this is the failure before it once more, named as it shows without its
 *     stack
 */
public record SignedFailure(Failure failure, Signature signature, boolean symptom) {

  /** A failure that stands for itself. */
  SignedFailure(Failure failure, Signature signature) {
    this(failure, signature, false);
  }
}
