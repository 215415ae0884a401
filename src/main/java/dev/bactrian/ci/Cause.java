package dev.bactrian.ci;

import dev.bactrian.signature.SignedFailure;

/**
 * One reason for which packages regressed: a failure in the build of one package.
 *
 * @param id the culprit and the failure's signature: the same error in two packages is two causes
 * @param culprit name of the package whose own build failed, without version; null if no log says
 * @param failure the failure as the first log shows it; null where nothing was recognised
 * @param packages how many regressions it takes part in
 * @param example the regressed package ({@code name.version}) whose log shows it
 */
public record Cause(
    String id, String culprit, SignedFailure failure, int packages, String example) {

  /** The same cause seen in one more package. */
  Cause seenAgain() {
    return new Cause(id, culprit, failure, packages + 1, example);
  }
}
