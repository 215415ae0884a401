package dev.bactrian.ci;

import dev.bactrian.opam.CompilerBound;
import dev.bactrian.signature.Fault;
import dev.bactrian.signature.Signature;
import dev.bactrian.signature.SignedFailure;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says whose fault a cause is: what the failure itself shows, and what else is known of the build.
 * The first that applies decides. Pure.
 */
public final class Blaming {

  /** Titles of known causes end in what a release did: {@code signature/known-causes.txt}. */
  private static final Pattern RELEASE =
      Pattern.compile("^(.{3,120}?) \\(([^()]{0,60}\\d[0-9.]{0,6})\\)");

  private Blaming() {}

  /**
   * Weighs what is known.
   *
   * @param failure null where nothing was recognised
   * @param variant name of the compiler that it failed on
   * @param opamFile of the culprit's latest version, if it is known
   * @param alsoOnStock true if the culprit failed in the same way on the stock compiler
   */
  public static Blame of(
      SignedFailure failure, String variant, Optional<String> opamFile, boolean alsoOnStock) {
    if (failure == null) {
      return new Blame(Fault.UNKNOWN, "nothing that we know is in the log", null);
    }
    Signature signature = failure.signature();
    String subsystem = signature.fault() == Fault.COMPILER ? signature.subsystem() : null;
    if (signature.fault() == Fault.INFRASTRUCTURE) {
      return new Blame(Fault.INFRASTRUCTURE, signature.faultReason(), subsystem);
    }
    Matcher known = RELEASE.matcher(signature.id());
    if (signature.fault() == Fault.PACKAGE && known.find()) {
      return new Blame(
          Fault.PACKAGE, "it relies on " + known.group(1) + ", " + known.group(2), subsystem);
    }
    if (alsoOnStock) {
      return new Blame(Fault.PACKAGE, "the same failure occurs on the stock compiler", subsystem);
    }
    Optional<String> bound = opamFile.flatMap(text -> CompilerBound.shutsOut(text, variant));
    if (bound.isPresent() && signature.fault() != Fault.COMPILER) {
      return new Blame(
          Fault.PACKAGE, "its opam file allows OCaml " + bound.get() + " only", subsystem);
    }
    return new Blame(signature.fault(), signature.faultReason(), subsystem);
  }
}
