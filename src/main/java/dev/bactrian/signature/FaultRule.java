package dev.bactrian.signature;

import dev.bactrian.failure.Fact;
import dev.bactrian.failure.Kind;
import java.util.List;
import java.util.function.Predicate;

/**
 * Says whose fault a failure is.
 *
 * @param when true if the rule applies
 * @param fault who has to mend it
 * @param reason why we think so, in words
 */
record FaultRule(Predicate<Draft> when, Fault fault, String reason) implements Rule {

  /** In order: the first that applies decides, so that what is surest stands in front. */
  static final List<Rule> ALL =
      List.of(
          when(
              d -> d.is(Kind.NETWORK, Kind.DISK_FULL, Kind.INFRASTRUCTURE, Kind.CANCELLED),
              Fault.INFRASTRUCTURE,
              "the machine or the network failed, not the code"),
          when(
              FaultEvidence::isEnvironment,
              Fault.INFRASTRUCTURE,
              "the system refused a resource: a port, a connection, memory or space on a disk"),
          when(
              FaultEvidence::isClosedInput,
              Fault.INFRASTRUCTURE,
              "the program read from a standard input that the build had closed"),
          when(
              d -> d.is(Kind.HARNESS_ERROR),
              Fault.INFRASTRUCTURE,
              "the build was started the wrong way"),
          when(
              FaultEvidence::isKnownCause,
              Fault.PACKAGE,
              "the package relies on something that its compiler doesn't have"),
          when(
              FaultEvidence::isMissingHere,
              Fault.INFRASTRUCTURE,
              "something that the package needs is not installed here"),
          when(
              FaultEvidence::isStaleBuild,
              Fault.INFRASTRUCTURE,
              "files of different builds were mixed"),
          when(
              d -> d.is(Kind.INTERNAL_COMPILER_ERROR),
              Fault.COMPILER,
              "the compiler failed on its own account"),
          when(
              FaultEvidence::isNotImplemented,
              Fault.COMPILER,
              "the runtime says that it does not have this yet"),
          when(
              FaultEvidence::hasStub,
              Fault.PACKAGE,
              "the package's own C code is at the top of the stack"),
          when(
              FaultEvidence::isRuntimeCrash,
              Fault.COMPILER,
              "the stack shows the runtime only, no code of the package"),
          when(
              d -> d.is(Kind.TIMEOUT) && FaultEvidence.isHarnessTimeout(d),
              Fault.INFRASTRUCTURE,
              "the build was stopped from outside, nothing in it hangs for sure"),
          when(
              d -> d.is(Kind.TIMEOUT) && d.message().contains("esolution"),
              Fault.INFRASTRUCTURE,
              "opam's solver ran out of time, nothing was built"),
          when(
              FaultEvidence::isLimit,
              Fault.INFRASTRUCTURE,
              "the machine's limit of file sizes or of computing time was reached"),
          when(
              d -> d.is(Kind.SIGNAL) && FaultEvidence.isKilled(d),
              Fault.INFRASTRUCTURE,
              "somebody else killed the process"),
          when(
              FaultEvidence::isRefusedCompiler,
              Fault.PACKAGE,
              "the package does not know this version of the compiler"),
          when(
              d -> d.failure().weak() || d.is(Kind.UNRECOGNISED),
              Fault.UNKNOWN,
              "nothing that we know is in the log"),
          when(FaultEvidence::isOpamFile, Fault.PACKAGE, "the package's own opam file is wrong"),
          when(
              d -> d.is(Kind.OPAM_ERROR, Kind.COMMAND_FAILED) && !has(d, Fact.SAID),
              Fault.UNKNOWN,
              "only the outermost command's words are known"),
          when(
              d -> d.is(Kind.PACKAGE_CONFLICT),
              Fault.PACKAGE,
              "the package's constraints cannot be met"),
          when(d -> true, Fault.PACKAGE, "the package's own code, build or tests failed"));

  private static Rule when(Predicate<Draft> when, Fault fault, String reason) {
    return new FaultRule(when, fault, reason);
  }

  @Override
  public String name() {
    return "fault " + fault.id();
  }

  @Override
  public boolean applies(Draft draft) {
    return when.test(draft);
  }

  @Override
  public void apply(Draft draft) {
    draft.fault(fault, reason);
    draft.note(reason);
  }

  /** True if the draft has the fact. */
  static boolean has(Draft draft, Fact fact) {
    return draft.fact(fact) != null;
  }
}
