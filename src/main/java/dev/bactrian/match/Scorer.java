package dev.bactrian.match;

/**
 * One reason to think that two reports are the same bug, as a number: a feature of the ranker.
 * Stateless, does no I/O, and looks only at what was known when the query was posted.
 */
interface Scorer {

  /** Stable name: the model's weights are kept by it. */
  String name();

  /** Its value; 0 where it has nothing to say. Always finite. */
  double score(Comparison comparison);

  /** The reason in words for a candidate on which it scored, or null where words wouldn't help. */
  default Reason reason(Comparison comparison) {
    return null;
  }

  /**
   * A reason for a reader.
   *
   * @param words a sentence part in our own words
   * @param quote verbatim from the query, or null
   */
  record Reason(String words, String quote) {}
}
