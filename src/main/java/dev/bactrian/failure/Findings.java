package dev.bactrian.failure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The failures of one log while it is read: repeats counted, opam's second copy recognised, and at
 * the end the wrappers left out whose inner failure is there. Not thread-safe.
 */
final class Findings {

  /** More failures than this in one log say nothing new. */
  static final int MOST = 2000;

  /** The same failure again, as in a loop, is kept this often. */
  static final int MOST_REPEATS = 8;

  /** Characters that the failures of one log may take together. */
  private static final int HEAVIEST = 1 << 24;

  private static final int FRAME = 128;

  private record Identity(Kind kind, String message, Location location) {
    @Override
    public int hashCode() {
      return 31 * Objects.hashCode(message) + kind.ordinal();
    }
  }

  private static final class Count {
    private int times;
    private int index;
    private boolean quoted;
  }

  private final List<Failure> found = new ArrayList<>();
  private final List<Failure> blocks = new ArrayList<>();
  private final Map<Identity, Count> counts = new HashMap<>();
  private int weight;

  void open() {
    weight = 0;
    found.clear();
    blocks.clear();
    counts.clear();
  }

  boolean full() {
    return found.size() >= MOST || weight >= HEAVIEST;
  }

  /** Adds a failure that stands in a line of an opam block ({@code quoted}) or elsewhere. */
  void add(Failure failure, boolean quoted) {
    if (full()) {
      return;
    }
    Identity identity = new Identity(failure.kind(), failure.message(), failure.location());
    Count count = counts.computeIfAbsent(identity, key -> new Count());
    if (count.times > 0 && quoted && !count.quoted) {
      // opam -v prints output as it comes and again in its block: the block knows the package.
      Failure live = found.get(count.index);
      if (failure.packageName() != null && live.packageName() == null) {
        found.set(count.index, live.withPackage(failure.packageName(), failure.phase()));
      }
      return;
    }
    if (count.times >= MOST_REPEATS) {
      return;
    }
    if (count.times == 0) {
      count.index = found.size();
      count.quoted = quoted;
    }
    count.times++;
    weight += weight(failure);
    found.add(failure);
  }

  private static int weight(Failure failure) {
    int weight = FRAME * (1 + failure.frames().size()) + failure.message().length();
    for (String value : failure.facts().values()) {
      weight += value.length();
    }
    return weight;
  }

  /** Adds an opam block, which says how the build of a package ended. */
  void addBlock(Failure block) {
    if (blocks.size() < MOST) {
      blocks.add(block);
    }
  }

  boolean isEmpty() {
    return found.isEmpty() && blocks.isEmpty();
  }

  /** What is left in the order of lines. */
  List<Failure> finish() {
    List<Failure> strong = new ArrayList<>(found.size());
    for (Failure failure : found) {
      if (!failure.weak() && !wraps(failure)) {
        strong.add(failure);
      }
    }
    List<Failure> kept = new ArrayList<>(found.size());
    for (Failure block : blocks) {
      if (!outdone(block) && !explained(block, kept)) {
        kept.add(block);
      }
    }
    for (Failure failure : found) {
      boolean outdone = failure.weak() && anyTogether(failure, strong);
      if (!outdone && !(wraps(failure) && explained(failure, kept))) {
        kept.add(failure);
      }
    }
    kept.sort((a, b) -> Integer.compare(a.logLine(), b.logLine()));
    return List.copyOf(kept);
  }

  /**
   * Even a wrapper inside the block, or a guess, says more than the block's head; not more than
   * what the block's command said last.
   */
  private boolean outdone(Failure block) {
    for (Failure other : found) {
      boolean more = !says(block) || !wraps(other) || says(other);
      if (more && together(block, other)) {
        return true;
      }
    }
    return false;
  }

  /** A command's exit is news only where nothing says why it failed. */
  private static boolean wraps(Failure failure) {
    return failure.kind() == Kind.COMMAND_FAILED;
  }

  /** A command whose own words are known. */
  private static boolean says(Failure failure) {
    return failure.fact(Fact.SAID) != null;
  }

  private boolean explained(Failure wrapper, List<Failure> kept) {
    for (Failure other : found) {
      boolean more = !wraps(other) || says(other) && !says(wrapper);
      if (more && together(wrapper, other)) {
        return true;
      }
    }
    for (Failure other : kept) {
      if (wraps(other) && together(wrapper, other)) {
        return true;
      }
    }
    return false;
  }

  private static boolean anyTogether(Failure failure, List<Failure> others) {
    for (Failure other : others) {
      if (together(failure, other)) {
        return true;
      }
    }
    return false;
  }

  private static boolean together(Failure a, Failure b) {
    return a.packageName() == null
        || b.packageName() == null
        || name(a.packageName()).equals(name(b.packageName()));
  }

  /** opam 2.0 leaves the version out of its messages. */
  private static String name(String nameAndVersion) {
    int dot = nameAndVersion.indexOf('.');
    return dot < 0 ? nameAndVersion : nameAndVersion.substring(0, dot);
  }
}
