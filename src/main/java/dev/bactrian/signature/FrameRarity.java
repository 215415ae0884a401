package dev.bactrian.signature;

import java.util.function.ToIntFunction;

/**
 * How much a frame tells by being there: one that stands in every other report says little. The
 * index can supply the frequencies; without it all frames are equally rare. Thread-safe.
 */
@FunctionalInterface
public interface FrameRarity {

  /** All frames tell the same. */
  FrameRarity UNIFORM = frame -> 1;

  /** Above 0 (stands everywhere) to 1 (never seen before), the same for the same frame. */
  double of(String frame);

  /**
   * From document frequencies: the inverse document frequency, scaled to 1.
   *
   * @param reports how many there are
   * @param frequency in how many of them a frame stands
   */
  static FrameRarity of(int reports, ToIntFunction<String> frequency) {
    double most = Math.log(reports + 2.0);
    return frame -> {
      int seen = Math.clamp(frequency.applyAsInt(frame), 0, reports);
      return Math.max(0.05, Math.log((reports + 2.0) / (seen + 1.0)) / most);
    };
  }
}
