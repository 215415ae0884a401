package dev.bactrian.cli;

import dev.bactrian.index.Baseline;
import dev.bactrian.match.SpeakingFigures;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;

/** The figures of a replay as tables. */
final class HistoryText {

  private final PrintWriter out;

  HistoryText(PrintWriter out) {
    this.out = out;
  }

  /**
   * @param baselines null where none were asked for
   * @param now the threshold in force
   * @param precision the one that is wished for
   */
  void write(HistoryFigures figures, BaselineRun baselines, double now, double precision) {
    print("%d reports, %d with a known earlier duplicate%n", figures.reports(), queries(figures));
    print("%n%-16s", "recall");
    figures.ranked().shares().keySet().forEach(at -> print("%8s", "R@" + at));
    print("%8s%n", "pool");
    recall("bactrian", figures.ranked());
    print("%8.3f%n", figures.pool());
    if (baselines != null) {
      for (Map.Entry<Baseline, Recall> one : baselines.recalls().entrySet()) {
        recall(one.getKey().id(), one.getValue());
        print("%n");
      }
      print("%nmilliseconds a query, %d reports known      median     p99%n", figures.reports());
      times("bactrian, reading and meaning included", baselines.ours());
      times("more-like-this", baselines.moreLikeThis());
    }
    print("%nreliability of the first five candidates%n");
    print("%-12s%12s%10s%10s%n", "called", "candidates", "mean", "right");
    for (SpeakingFigures.Level level : figures.speaking().reliability()) {
      print(
          "%.2f-%.2f   %12d%10.3f%10.3f%n",
          level.from(), level.below(), level.candidates(), level.called(), level.right());
    }
    print("%n%-12s%12s%10s%12s%20s%n", "threshold", "comments", "of all", "precision", "caught");
    for (SpeakingFigures.Choice choice : figures.speaking().tradeOff()) {
      choice(choice, "");
    }
    choice(figures.speaking().at(now), "  in force");
    double threshold = figures.speaking().threshold(precision);
    if (threshold < 1) {
      choice(figures.speaking().at(threshold), "  wished");
    }
    print("%n%s%n", advice(threshold, precision));
    out.flush();
  }

  /** What to write into the repository's file. */
  static String advice(double threshold, double precision) {
    return threshold < 1
        ? String.format(
            Locale.ROOT,
            "For a labelled precision of %.2f, in .github/bactrian.yml:%n%s",
            precision,
            line(threshold))
        : String.format(
            Locale.ROOT, "No threshold reaches a labelled precision of %.2f here.", precision);
  }

  /** A line of the repository's file. */
  static String line(double threshold) {
    return String.format(Locale.ROOT, "thresholds: {suggest: %.3f}", threshold);
  }

  private static int queries(HistoryFigures figures) {
    return figures.ranked().queries();
  }

  private void recall(String name, Recall recall) {
    print("%-16s", name);
    recall.shares().values().forEach(share -> print("%8.3f", share));
  }

  private void times(String name, QueryTimes times) {
    print("%-44s%8.1f%8.1f%n", name, times.quantile(0.5), times.quantile(0.99));
  }

  private void choice(SpeakingFigures.Choice choice, String mark) {
    print(
        "%-12.3f%12d%8.1f %%%12.3f%20.3f%s%n",
        choice.threshold(),
        choice.reports(),
        100 * choice.commented(),
        choice.precision(),
        choice.caught(),
        mark);
  }

  private void print(String format, Object... values) {
    out.printf(Locale.ROOT, format, values);
  }
}
