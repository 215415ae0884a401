package dev.bactrian.ci.job;

import java.util.Locale;
import java.util.Map;

/** How a job ended, or how it stands. */
public enum Outcome {
  PASSED,
  FAILED,
  /** It never ran, for what it needs failed. */
  BLOCKED,
  RUNNING,
  WAITING,
  /** Cancelled by a person, by a newer commit or by the CI. */
  ABORTED,
  SKIPPED,
  /** Only its log can tell. */
  UNKNOWN;

  /** What OCurrent's web pages call the states (api/client.ml, {@code State.pp}). */
  private static final Map<String, Outcome> WORDS =
      Map.ofEntries(
          Map.entry("not started", WAITING),
          Map.entry("not-started", WAITING),
          Map.entry("notstarted", WAITING),
          Map.entry("none", WAITING),
          Map.entry("aborted", ABORTED),
          Map.entry("failed", FAILED),
          Map.entry("passed", PASSED),
          Map.entry("active", RUNNING),
          Map.entry("skipped", SKIPPED),
          Map.entry("undefined", UNKNOWN));

  /** What a job's message begins with that had nothing to do. */
  private static final String SKIP = "[SKIP]";

  /** The word in JSON and tables. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * By the word of the CI.
   *
   * @param error its message, or null
   */
  static Outcome of(String word, String error) {
    Outcome outcome = WORDS.getOrDefault(word.strip().toLowerCase(Locale.ROOT), UNKNOWN);
    return outcome == FAILED && error != null && error.startsWith(SKIP) ? SKIPPED : outcome;
  }
}
