package dev.bactrian.config;

import java.util.Locale;

/** How labels are suggested; nothing is ever labelled unless a person says so. */
public enum LabelMode {
  /** Only when a person asks. */
  OFF,
  /**
   * As GitHub's pending suggestions; where the server has none, a line in a comment that stands
   * there anyway.
   */
  QUIET,
  /** As quiet, but where the server has none, labels alone are worth a comment. */
  COMMENT;

  /** The word of the repository file. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
