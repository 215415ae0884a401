package dev.bactrian.signature;

import dev.bactrian.failure.Kind;
import java.util.List;

/**
 * How far two signatures are apart: 0 for the same failure, 1 for failures that share nothing.
 * Symmetric, and no metric: a detour may be shorter. Thread-safe.
 *
 * <p>Stacks are aligned globally; a frame weighs the more the nearer it is to the failure and the
 * rarer it is, as in TraceSim (Vasiliev et al., "TraceSim: A Method for Calculating Stack Trace
 * Similarity", MaLTeSQuE 2020, <a href="https://arxiv.org/abs/2009.12590">arXiv 2009.12590</a>) and
 * FaST (Rodrigues, Aloise, Fernandes, "FaST: A Linear Time Stack Trace Alignment Heuristic for
 * Crash Report Deduplication", MSR 2022). Frames are few here and the alignment is exact. What has
 * no stack is compared by the words of its masked message.
 */
public final class Distance {

  /** How fast a frame's weight falls with its distance from the failure. */
  private static final double DECAY = 0.6;

  private static final double FRAMES_SHARE = 0.7;

  /** Added where one of the two has a stack and the other doesn't. */
  private static final double ONE_SIDED = 0.1;

  /** What is left of the likeness where one is, say, a link error and the other a timeout. */
  private static final double OTHER_FAMILY = 0.6;

  private static final int WORDS = 120;

  private final FrameRarity rarity;

  public Distance() {
    this(FrameRarity.UNIFORM);
  }

  public Distance(FrameRarity rarity) {
    this.rarity = rarity;
  }

  /** 0 to 1. */
  public double between(Signature one, Signature other) {
    if (one.id().equals(other.id())) {
      return 0;
    }
    double words = words(one.message(), other.message());
    double apart;
    if (one.frames().isEmpty() && other.frames().isEmpty()) {
      apart = words;
    } else if (one.frames().isEmpty() || other.frames().isEmpty()) {
      apart = ONE_SIDED + (1 - ONE_SIDED) * words;
    } else {
      double frames = Alignment.distance(one.frames(), other.frames(), this::weight);
      apart = FRAMES_SHARE * frames + (1 - FRAMES_SHARE) * words;
    }
    if (family(one.kind()) != family(other.kind())) {
      apart = 1 - (1 - apart) * OTHER_FAMILY;
    }
    return Math.clamp(apart, 0, 1);
  }

  private double weight(String frame, int position) {
    return rarity.of(frame) / Math.pow(position + 1.0, DECAY);
  }

  private static double words(String one, String other) {
    List<String> ones = split(one);
    List<String> others = split(other);
    if (ones.isEmpty() && others.isEmpty()) {
      return 0;
    }
    return Alignment.distance(ones, others, Distance::wordWeight);
  }

  /** Names tell more than the words around them. */
  private static double wordWeight(String word, int position) {
    boolean name = word.indexOf('.') > 0 || word.indexOf('_') >= 0;
    return name || Character.isUpperCase(word.charAt(0)) ? 2 : 1;
  }

  private static List<String> split(String message) {
    if (message.isBlank()) {
      return List.of();
    }
    List<String> words = List.of(message.strip().split("[ ,;:()]++"));
    List<String> filled = words.stream().filter(word -> !word.isEmpty()).toList();
    return filled.subList(0, Math.min(WORDS, filled.size()));
  }

  /** Kinds that one bug shows up as under different tools. */
  private static int family(Kind kind) {
    return switch (kind) {
      case UNCAUGHT_EXCEPTION,
          TEST_EXCEPTION,
          EFFECT_UNHANDLED,
          EFFECT_CONTINUATION,
          ASSERT_FAILURE,
          STACK_OVERFLOW,
          SYS_ERROR,
          CRAM_DIFF,
          TEST_FAILURE ->
          1;
      case SEGFAULT,
          SIGNAL,
          MEMORY_CORRUPTION,
          RUNTIME_ABORT,
          RUNTIME_ASSERTION,
          UNDEFINED_BEHAVIOUR,
          DATA_RACE,
          TSAN_REPORT,
          OUT_OF_MEMORY ->
          2;
      case COMPILE_ERROR, WARNING_AS_ERROR, C_COMPILE_ERROR, LINK_ERROR, INTERNAL_COMPILER_ERROR ->
          3;
      case DEPENDENCY_MISSING, TOOL_MISSING, PACKAGE_CONFLICT, CONFIGURE_ERROR -> 4;
      case NETWORK, DISK_FULL, INFRASTRUCTURE, CANCELLED, TIMEOUT -> 5;
      default -> 6;
    };
  }
}
