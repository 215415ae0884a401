package dev.bactrian.match;

import dev.bactrian.signature.Distance;
import dev.bactrian.signature.Signature;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** What the failures' signatures say of two reports. */
final class SignatureScorers {
  private static final Distance DISTANCE = new Distance();

  /** Failures of one report that are compared: logs hold hundreds. */
  private static final int COMPARED = 6;

  private static final int QUOTED_FRAMES = 3;

  private SignatureScorers() {}

  /** 1 for a signature in common. */
  static double equal(Comparison comparison) {
    return common(comparison) == null ? 0 : 1;
  }

  static Scorer.Reason sameFailure(Comparison comparison) {
    Signature same = common(comparison);
    return same == null ? null : new Scorer.Reason("both fail in the same way", same.message());
  }

  /** 1 minus the smallest distance between a failure here and one there; 0 without failures. */
  static double nearness(Comparison comparison) {
    List<Signature> later = Comparison.signatures(comparison.query()).limit(COMPARED).toList();
    if (later.isEmpty()) {
      return 0;
    }
    List<Signature> earlier =
        Comparison.signatures(comparison.candidate()).limit(COMPARED).toList();
    double best = 0;
    for (Signature one : later) {
      for (Signature other : earlier) {
        best = Math.max(best, 1 - DISTANCE.between(one, other));
      }
    }
    return best;
  }

  /** 1 if a kind of failure is in both. */
  static double sameKind(Comparison comparison) {
    Set<Object> kinds =
        Comparison.signatures(comparison.candidate())
            .map(Signature::kind)
            .collect(Collectors.toSet());
    return Comparison.signatures(comparison.query()).anyMatch(one -> kinds.contains(one.kind()))
        ? 1
        : 0;
  }

  /** 1 if a subsystem of the compiler or the runtime is named by failures of both. */
  static double sameSubsystem(Comparison comparison) {
    Set<String> subsystems =
        Comparison.signatures(comparison.candidate())
            .map(Signature::subsystem)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    return Comparison.signatures(comparison.query())
            .anyMatch(one -> one.subsystem() != null && subsystems.contains(one.subsystem()))
        ? 1
        : 0;
  }

  static Scorer.Reason sharedFrames(Comparison comparison) {
    Set<String> earlier =
        Comparison.signatures(comparison.candidate())
            .flatMap(one -> one.frames().stream())
            .collect(Collectors.toSet());
    List<String> shared =
        Comparison.signatures(comparison.query())
            .flatMap(one -> one.frames().stream())
            .filter(earlier::contains)
            .distinct()
            .limit(QUOTED_FRAMES)
            .toList();
    return shared.isEmpty()
        ? null
        : new Scorer.Reason("both stacks go through", String.join(", ", shared));
  }

  private static Signature common(Comparison comparison) {
    Set<String> earlier =
        Comparison.signatures(comparison.candidate())
            .map(Signature::id)
            .collect(Collectors.toSet());
    return earlier.isEmpty()
        ? null
        : Comparison.signatures(comparison.query())
            .filter(one -> earlier.contains(one.id()))
            .findFirst()
            .orElse(null);
  }
}
