package dev.bactrian.index;

/** A way by which candidates come into the pool. */
public enum Road {
  /** The discriminating words of the report. */
  TEXT,
  /** Signatures, named details, frames and messages of failures. */
  TRACE,
  /** Nearness of meaning, where the index holds vectors. */
  MEANING
}
