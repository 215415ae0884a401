package dev.bactrian.signature;

import dev.bactrian.failure.Failure;

/** A failure with its signature. */
public record SignedFailure(Failure failure, Signature signature) {

  /** True if this is the failure before it once more, named as it shows without its stack. */
  public boolean isSymptom() {
    return signature.weak()
        && signature.notes().stream().anyMatch(note -> note.startsWith(Symptoms.NOTE));
  }
}
