package dev.bactrian.match;

/**
 * One reason why a candidate may be the same bug.
 *
 * @param scorer the name of the scorer that found it
 * @param weight its share in the score, in logits; negative speaks against
 * @param words the reason as a sentence part, in our own words ("both fail the assertion")
 * @param quote what is shared, verbatim from the reports (an assertion, frames, an error), or null;
 *     untrusted text, to be escaped where it is shown
 */
public record Evidence(String scorer, double weight, String words, String quote) {

  /** What stands before the words of evidence against. */
  public static final String AGAINST = "against: ";

  /** The reason with what is shared, on one line: for pages and terminals, not for Markdown. */
  public String text() {
    return (weight < 0 ? AGAINST : "") + (quote == null ? words : words + ": " + quote);
  }
}
