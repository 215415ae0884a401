package dev.bactrian.signature;

import dev.bactrian.failure.Fact;
import dev.bactrian.failure.Failure;
import dev.bactrian.failure.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which of several failures of one sort stands for all of them. The first one by line, with two
 * exceptions: an error in a C header makes every file fail that includes it; and where a build tool
 * runs commands side by side, the order of lines is an accident, so that what most files say
 * counts, and where they all say something else, the order of files, which is the same in every
 * run.
 */
final class Peers {

  private static final Comparator<SignedFailure> BY_FILE =
      Comparator.comparing((SignedFailure f) -> f.failure().location().file())
          .thenComparing(f -> f.signature().id());

  private Peers() {}

  /** The index of the one that counts, where the first by line stands at {@code first}. */
  static int foremost(List<SignedFailure> signed, int first, Predicate<Failure> sort) {
    Failure leader = signed.get(first).failure();
    List<Integer> peers = new ArrayList<>();
    for (int i = first; i < signed.size(); i++) {
      Failure peer = signed.get(i).failure();
      if (i == first
          || sort.test(peer) && Objects.equals(peer.packageName(), leader.packageName())) {
        peers.add(i);
      }
    }
    if (leader.kind() == Kind.C_COMPILE_ERROR && !isInHeader(leader)) {
      for (int i : peers) {
        if (isInHeader(signed.get(i).failure())) {
          return i;
        }
      }
    }
    return isSideBySide(leader) ? steadiest(signed, peers) : first;
  }

  private static int steadiest(List<SignedFailure> signed, List<Integer> peers) {
    List<Integer> unordered =
        peers.stream().filter(i -> isSideBySide(signed.get(i).failure())).toList();
    Map<String, Set<String>> files = new HashMap<>();
    for (int i : unordered) {
      files
          .computeIfAbsent(signed.get(i).signature().id(), id -> new HashSet<>())
          .add(signed.get(i).failure().location().file());
    }
    return unordered.stream()
        .min(
            Comparator.comparing((Integer i) -> -files.get(signed.get(i).signature().id()).size())
                .thenComparing(signed::get, BY_FILE))
        .orElseThrow();
  }

  private static boolean isSideBySide(Failure failure) {
    return failure.fact(Fact.BUILDER) != null && failure.location() != null;
  }

  private static boolean isInHeader(Failure failure) {
    return failure.kind() == Kind.C_COMPILE_ERROR
        && failure.location() != null
        && (failure.location().file().endsWith(".h") || failure.location().file().endsWith(".hpp"));
  }
}
