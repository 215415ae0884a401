package dev.bactrian.ci;

/** How a regression stands against the run before. */
public enum Trend {
  NEW,
  STILL,
  FIXED,
  /** The state changed although nothing that goes into the build did. */
  FLAKY
}
