package dev.bactrian.signature;

import static dev.bactrian.failure.Kind.*;

import dev.bactrian.failure.Fact;
import dev.bactrian.failure.Failure;
import dev.bactrian.failure.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Which failure makes the others follow. The rules are ranked: the first failure (by line) of the
 * first rule that any failure fits is the cause, unless the build went on without it; {@link Peers}
 * says when another one of its sort stands before it. So a sanitizer's report beats the signal that
 * it ends in, a compile error beats the build tool's words about it, an undefined symbol beats the
 * linker's exit code, an exception inside a test beats the count of failed tests.
 */
final class CauseRanking {

  private static final Set<Kind> FIRST_HAND =
      EnumSet.of(
          COMPILE_ERROR,
          WARNING_AS_ERROR,
          INTERNAL_COMPILER_ERROR,
          LINK_ERROR,
          C_COMPILE_ERROR,
          CONFIGURE_ERROR,
          DEPENDENCY_MISSING,
          TOOL_MISSING,
          PACKAGE_CONFLICT,
          UNCAUGHT_EXCEPTION,
          EFFECT_UNHANDLED,
          EFFECT_CONTINUATION,
          ASSERT_FAILURE,
          STACK_OVERFLOW,
          OUT_OF_MEMORY,
          SYS_ERROR,
          RUST_PANIC,
          JAVA_EXCEPTION,
          PYTHON_EXCEPTION,
          HARNESS_ERROR,
          NETWORK,
          DISK_FULL,
          INFRASTRUCTURE);

  /** Ranked, strongest first. */
  static final List<CauseRule> ALL =
      List.of(
          new CauseRule(
              "a sanitizer's report",
              f ->
                  is(f, DATA_RACE, TSAN_REPORT)
                      || is(f, MEMORY_CORRUPTION) && hasFrames(f) && !f.isLeak()),
          new CauseRule(
              "the runtime says what is wrong with it",
              f -> is(f, RUNTIME_ASSERTION, RUNTIME_ABORT, MEMORY_CORRUPTION) && !f.isLeak()),
          new CauseRule("a crash with a stack", f -> is(f, SEGFAULT, SIGNAL) && hasFrames(f)),
          new CauseRule(
              "a tool's first-hand error",
              f -> FIRST_HAND.contains(f.kind()) && !isWrapper(f) && !f.weak()),
          new CauseRule(
              "a wrong result",
              f ->
                  is(f, TEST_FAILURE, TEST_EXCEPTION, CRAM_DIFF, UNDEFINED_BEHAVIOUR)
                      && !isCount(f)),
          new CauseRule("a signal", f -> is(f, SEGFAULT, SIGNAL)),
          new CauseRule("the end of the time or of the machine", f -> is(f, TIMEOUT, CANCELLED)),
          new CauseRule("memory that a program left behind as it ended", Failure::isLeak),
          new CauseRule("a build tool's error", f -> is(f, BUILD_ERROR) || isWrapper(f)),
          new CauseRule("a package manager's error", f -> is(f, OPAM_ERROR)),
          new CauseRule(
              "a dependency that the tool went on without", f -> is(f, DEPENDENCY_MISSING)),
          new CauseRule("a command that failed", f -> is(f, COMMAND_FAILED)));

  private CauseRanking() {}

  static Diagnosis diagnose(List<SignedFailure> signed) {
    if (signed.size() < 2) {
      return new Diagnosis(signed, 0);
    }
    for (CauseRule rule : ALL) {
      for (int i = 0; i < signed.size(); i++) {
        if (rule.when().test(signed.get(i).failure()) && !wentOn(signed, i)) {
          int cause = Peers.foremost(signed, i, rule.when());
          return new Diagnosis(noted(signed, cause, rule), cause);
        }
      }
    }
    return new Diagnosis(signed, 0);
  }

  /**
   * True if the build went on after something was not found, up to a compiler's error that does not
   * follow from that: then it was only looked for, or dune built what doesn't need it. What is not
   * found does cause unbound modules and files that are not there.
   */
  private static boolean wentOn(List<SignedFailure> signed, int at) {
    Failure missing = signed.get(at).failure();
    if (!is(missing, DEPENDENCY_MISSING, TOOL_MISSING)) {
      return false;
    }
    return signed.subList(at + 1, signed.size()).stream()
        .map(SignedFailure::failure)
        .anyMatch(
            later ->
                is(later, COMPILE_ERROR, WARNING_AS_ERROR)
                    && later.location() != null
                    && !later.weak()
                    && Objects.equals(later.packageName(), missing.packageName())
                    && !later.message().startsWith("Unbound module")
                    && !later.message().startsWith("Cannot find file")
                    && !later.message().contains("No such file"));
  }

  private static List<SignedFailure> noted(List<SignedFailure> signed, int at, CauseRule rule) {
    List<SignedFailure> all = new ArrayList<>(signed);
    SignedFailure cause = all.get(at);
    all.set(
        at,
        new SignedFailure(
            cause.failure(),
            cause.signature().withNote("primary of " + all.size() + " failures: " + rule.name())));
    return all;
  }

  private static boolean is(Failure failure, Kind... kinds) {
    for (Kind kind : kinds) {
      if (failure.kind() == kind) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasFrames(Failure failure) {
    return !failure.frames().isEmpty();
  }

  /** What a tool says only because another one that it called has failed. */
  private static boolean isWrapper(Failure failure) {
    String message = failure.message();
    return message.contains("Error during linking") && failure.fact(Fact.SYMBOL) == null
        || message.contains("ld returned 1 exit status")
        || message.contains("linker command failed")
        || message.contains("Error while building custom runtime")
        || message.contains("Error while running external preprocessor")
        || message.contains("Some fatal warnings were triggered");
  }

  /** {@code 1 test failed}: how many, not what. */
  private static boolean isCount(Failure failure) {
    return failure.fact(Fact.TEST) == null
        && !failure.message().isEmpty()
        && Character.isDigit(failure.message().charAt(0));
  }
}
