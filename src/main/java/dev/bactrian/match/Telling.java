package dev.bactrian.match;

import dev.bactrian.failure.Fact;
import dev.bactrian.failure.Kind;
import dev.bactrian.failure.Location;
import dev.bactrian.index.Entry;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Agreements that are seldom chance, whatever a tracker's history taught: trackers of other
 * languages hardly have them, and small ones have too few. An equal stack is not among them: on a
 * compiler's tracker it was right once in ten, since a runtime's own frames stand in every crash.
 */
final class Telling {

  /** What such an agreement is worth at least. A judgement, not measured. */
  static final double LEAST = 0.8;

  private Telling() {}

  /** The probability, raised where the two agree in such a way; order among these is kept. */
  static double raise(Comparison comparison, double learnt) {
    return isSameRuntimeAssertion(comparison) ? LEAST + (1 - LEAST) * learnt : learnt;
  }

  /** An assertion of the compiler's own C code, the same in both. */
  private static boolean isSameRuntimeAssertion(Comparison comparison) {
    Set<String> earlier =
        runtimeAssertions(comparison.candidate()).collect(Collectors.toUnmodifiableSet());
    return runtimeAssertions(comparison.query()).anyMatch(earlier::contains);
  }

  /** OCaml's runtime is C; in C++ it is LLVM's, and those were right once in eighteen. */
  private static boolean isInC(Location location) {
    return location != null
        && location.file() != null
        && (location.file().endsWith(".c") || location.file().endsWith(".h"));
  }

  private static Stream<String> runtimeAssertions(Entry entry) {
    return entry.diagnosis().failures().stream()
        .filter(one -> one.signature().kind() == Kind.RUNTIME_ASSERTION)
        .map(one -> one.failure())
        .filter(failure -> isInC(failure.location()))
        .map(failure -> failure.fact(Fact.ASSERTION))
        .filter(Objects::nonNull);
  }
}
