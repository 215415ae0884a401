package dev.bactrian.config;

import java.util.Locale;

/** What Bactrian may do in a repository; each one includes what stands before it. */
public enum Mode {
  /** Nothing, though its reports are still known to others. */
  OFF,
  /** Decides and shows the decision on the dashboard; writes nothing. */
  SHADOW,
  /** Comments; closes a duplicate when a person who may triage commands it. */
  SUGGEST,
  /** The same, and a report's author may have it closed too. */
  CLOSE_ON_COMMAND;

  /** The word of the repository file. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** True if comments may be written. */
  public boolean writes() {
    return this == SUGGEST || this == CLOSE_ON_COMMAND;
  }
}
