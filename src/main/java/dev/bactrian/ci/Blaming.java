package dev.bactrian.ci;

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
final class Blaming {

  /** Titles of known causes end in what a release did: {@code signature/known-causes.txt}. */
  private static final Pattern RELEASE =
      Pattern.compile("^(.{3,120}?) \\(([^()]{0,60}\\d[0-9.]{0,6})\\)");

  /** {@code "ocaml" {>= "4.02" & < "5.0"}}: the constraint of the compiler in an opam file. */
  private static final Pattern OCAML =
      Pattern.compile(
          "\"(?:ocaml|ocaml-base-compiler|ocaml-variants)\"\\s{0,9}\\{([^}]{1,300})\\}");

  private static final Pattern BOUND =
      Pattern.compile("(<=?)\\s{0,9}\"([0-9][0-9.]{0,20})[^\"]{0,20}\"");

  private static final Pattern VERSION = Pattern.compile("^(\\d{1,3})\\.(\\d{1,3})");

  private Blaming() {}

  /**
   * @param failure null where nothing was recognised
   * @param variant name of the compiler that it failed on
   * @param opamFile of the culprit's latest version, if it is known
   * @param alsoOnStock true if the culprit failed in the same way on the stock compiler
   */
  static Blame of(
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
    Optional<String> bound = opamFile.flatMap(text -> boundBelow(text, variant));
    if (bound.isPresent() && signature.fault() != Fault.COMPILER) {
      return new Blame(
          Fault.PACKAGE, "its opam file allows OCaml " + bound.get() + " only", subsystem);
    }
    return new Blame(signature.fault(), signature.faultReason(), subsystem);
  }

  /** The upper bound in the opam file that the compiler's version does not meet. */
  static Optional<String> boundBelow(String opamFile, String compiler) {
    Matcher version = VERSION.matcher(compiler);
    if (!version.find()) {
      return Optional.empty();
    }
    int[] number = {Integer.parseInt(version.group(1)), Integer.parseInt(version.group(2))};
    Matcher ocaml = OCAML.matcher(opamFile);
    while (ocaml.find()) {
      Matcher bound = BOUND.matcher(ocaml.group(1));
      while (bound.find()) {
        int order = compare(number, bound.group(2));
        if (order > 0 || order == 0 && bound.group(1).equals("<")) {
          return Optional.of(bound.group(1) + " " + bound.group(2));
        }
      }
    }
    return Optional.empty();
  }

  private static int compare(int[] version, String bound) {
    String[] parts = bound.split("\\.", -1);
    for (int i = 0; i < version.length; i++) {
      int part = i < parts.length && !parts[i].isEmpty() ? Integer.parseInt(parts[i]) : 0;
      if (version[i] != part) {
        return Integer.compare(version[i], part);
      }
    }
    return 0;
  }
}
