package dev.bactrian.web;

import java.util.List;
import java.util.Locale;

/**
 * What a threshold brings on the reports that are known here.
 *
 * @param reports with a decision
 * @param duplicates of them that people linked to an earlier report
 * @param at the threshold that is looked at
 * @param choices for every twentieth, and for the threshold that is looked at
 */
public record ReplayView(int reports, int duplicates, double at, List<Choice> choices) {

  /**
   * One threshold.
   *
   * @param said reports that would get a comment
   * @param precision share of these comments that name what people linked; a lower bound, because
   *     people don't link all
   * @param caught share of the linked duplicates that get such a comment
   */
  public record Choice(double threshold, int said, double precision, double caught) {
    public String level() {
      return ReplayView.level(threshold);
    }
  }

  static String level(double threshold) {
    return String.format(Locale.ROOT, "%.2f", threshold);
  }

  public String level() {
    return level(at);
  }

  public Choice chosen() {
    return choices.stream()
        .min(java.util.Comparator.comparingDouble(one -> Math.abs(one.threshold() - at)))
        .orElseThrow();
  }

  public String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }

  /** Precision against the share caught. */
  public String picture() {
    Svg svg =
        new Svg(
            480,
            300,
            "Precision against share caught",
            "At threshold "
                + level()
                + " the precision is "
                + percent(chosen().precision())
                + " and the share caught "
                + percent(chosen().caught())
                + "; the table gives every threshold");
    svg.path("axis", "M50 10V260H470");
    for (int i = 0; i <= 4; i++) {
      svg.text(44, 264 - 60 * i, "end", 25 * i + " %");
      svg.text(50 + 100 * i, 278, "middle", 25 * i + " %");
    }
    svg.text(260, 296, "middle", "share caught").text(56, 14, "start", "precision");
    StringBuilder path = new StringBuilder();
    for (Choice one : choices) {
      if (one.said() > 0) {
        path.append(path.isEmpty() ? 'M' : 'L').append(x(one)).append(' ').append(y(one));
        svg.dot("soft", Double.parseDouble(x(one)), Double.parseDouble(y(one)), 3);
      }
    }
    svg.path("line", path.toString());
    if (chosen().said() > 0) {
      svg.dot("bar", Double.parseDouble(x(chosen())), Double.parseDouble(y(chosen())), 6);
    }
    return svg.draw();
  }

  private static String x(Choice one) {
    return Svg.n(50 + 400 * one.caught());
  }

  private static String y(Choice one) {
    return Svg.n(260 - 240 * one.precision());
  }
}
