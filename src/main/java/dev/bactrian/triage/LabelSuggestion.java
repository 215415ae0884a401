package dev.bactrian.triage;

/**
 * A label that fits a report.
 *
 * @param key our name for it, such as {@code regression} or {@code pkg:lwt}
 * @param label the repository's name for it
 * @param reason why, in our own words; at most a name from the report is in it
 * @param confidence how sure we are
 */
public record LabelSuggestion(String key, String label, String reason, Confidence confidence) {

  /** How sure we are: GitHub's three words. */
  public enum Confidence {
    LOW,
    MEDIUM,
    HIGH
  }

  LabelSuggestion as(String name) {
    return new LabelSuggestion(key, name, reason, confidence);
  }
}
