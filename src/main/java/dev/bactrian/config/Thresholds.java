package dev.bactrian.config;

/**
 * Calibrated probabilities, 0 to 1.
 *
 * @param suggest below it nothing is said
 * @param also once something is said, further candidates are named from here on
 * @param duplicate from here on the comment says "is" instead of "may be"
 * @param related from here on a report is called related, where people ask for such
 */
public record Thresholds(double suggest, double also, double duplicate, double related) {

  /**
   * Rather silent than wrong: on the last part of a compiler's history, which the model never saw,
   * this spoke on 4 % of the reports, and half of what it said was listed as a duplicate. Beside
   * such a candidate 8 of 21 further ones of 0.07 to 0.2 were listed, too: reports of one bug
   * flock.
   */
  public static final Thresholds DEFAULT = new Thresholds(0.28, 0.07, 0.97, 0.07);
}
