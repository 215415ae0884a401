package dev.bactrian.match;

/**
 * One reason to think that two reports are the same bug, as a number: a feature of the ranker.
 * Stateless; does no I/O; looks only at what was known when the later report was posted.
 */
interface Scorer {

  /** Stable name: the model keeps its weights by it. */
  String name();

  /** Its value: finite, 0 where it has nothing to say. */
  double score(Comparison comparison);

  /**
   * Logits that one unit of its value is worth where history has too few cases to tell; training
   * draws the weight towards it.
   */
  default double prior() {
    return 0;
  }

  /**
   * True if more of it can never speak against a duplicate: it measures how alike two reports are.
   * Training keeps such weights from falling below zero. Without that, scorers that measure nearly
   * the same are set against each other, which fits one time of a tracker and fails the next.
   */
  default boolean isLikeness() {
    return true;
  }

  /** The reason in words for a candidate on which it scored, or null where it has none. */
  default Reason reason(Comparison comparison) {
    return null;
  }

  /**
   * A reason for a reader.
   *
   * @param words a sentence part in our own words
   * @param quote verbatim from the later report, or null
   */
  record Reason(String words, String quote) {}
}
