package dev.bactrian.ci;

import dev.bactrian.signature.SignedFailure;
import java.util.List;

/**
 * One reason for which packages regressed: a failure in the build of one package.
 *
 * @param id the culprit and the failure's signature: the same error in two packages is two causes
 * @param culprit name of the package whose own build failed, without version; null if no log says
 * @param versions of the culprit in which it was seen, {@code name.version}
 * @param failure the failure as the first log shows it; null where nothing was recognised
 * @param blame whose fault it is, and why
 * @param impact how many packages it concerns
 * @param example the regressed package ({@code name.version}) whose log shows it
 * @param also signatures of other failures in the example's build of the culprit
 */
public record Cause(
    String id,
    String culprit,
    List<String> versions,
    SignedFailure failure,
    Blame blame,
    Impact impact,
    String example,
    List<String> also) {

  public Cause {
    versions = List.copyOf(versions);
    also = List.copyOf(also);
  }

  /** How many regressions it takes part in. */
  public int packages() {
    return impact.packages();
  }

  /** The failure's signature, or in words why there is none. */
  public String signature() {
    return failure == null ? id : failure.signature().id();
  }
}
