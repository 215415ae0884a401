package dev.bactrian.signature;

import dev.bactrian.failure.Failure;
import java.util.List;

/** Failures to signatures. Stateless and thread-safe. */
public final class Signer {

  /** Stored with each signature: a new algorithm gets a new number and a reindex. */
  public static final int VERSION = 1;

  /** Signs the failures of one log and says which of them is the cause. */
  public Diagnosis diagnose(List<Failure> failures) {
    return new Diagnosis(failures.stream().map(f -> new SignedFailure(f, sign(f))).toList(), 0);
  }

  /** The signature of one failure. */
  public Signature sign(Failure failure) {
    String message = failure.message().strip();
    String id =
        failure.kind().id() + ": " + message + " [" + Integer.toHexString(message.hashCode()) + "]";
    return new Signature(
        id,
        VERSION,
        failure.kind(),
        message,
        List.of(),
        null,
        Fault.UNKNOWN,
        "no rule says whose fault this is",
        failure.weak(),
        List.of());
  }
}
