package dev.bactrian.web;

import java.util.List;

/**
 * Why packages fail in a run, and how that went over the runs.
 *
 * @param runs to choose from, newest first
 * @param run the one that is shown; empty if there is none
 * @param days of the runs of the same health check, oldest first
 * @param causes those with most packages first
 * @param clusters reports that people said are the same
 */
public record CausesView(
    List<MatrixView.Run> runs,
    String run,
    List<String> days,
    List<Line> causes,
    List<Cluster> clusters) {

  private static final int DRAWN = 6;

  /**
   * A cause.
   *
   * @param packages in this run
   * @param over packages in each of the runs, oldest first
   * @param reports that speak of it, {@code owner/name#N (state)}
   * @param matrix address of the rows it concerns
   * @param file short id, by which {@code /file} takes it
   */
  public record Line(
      String id,
      String culprit,
      String kind,
      String fault,
      int packages,
      List<Integer> over,
      List<String> reports,
      String matrix,
      String file) {

    /** Against the run before. */
    public String trend() {
      if (over.size() < 2) {
        return "first run";
      }
      int change = over.getLast() - over.get(over.size() - 2);
      if (change == 0) {
        return "as before";
      }
      if (over.get(over.size() - 2) == 0) {
        return "new";
      }
      return change > 0 ? "+" + change : "−" + -change;
    }
  }

  /** A canonical report with what repeats it. */
  public record Cluster(ReportLine canonical, int duplicates) {}

  /** The causes with most packages over the runs. */
  public String picture() {
    int width = 720;
    int height = 240;
    List<Line> drawn = causes.stream().limit(DRAWN).toList();
    int most =
        Math.max(
            1, drawn.stream().flatMap(one -> one.over().stream()).mapToInt(n -> n).max().orElse(1));
    Svg svg =
        new Svg(
            width,
            height,
            "Causes over runs",
            "Packages failing by each of the "
                + drawn.size()
                + " largest causes over "
                + days.size()
                + " runs; the table gives the numbers");
    svg.path("axis", "M40 10V200H700");
    svg.text(36, 16, "end", Integer.toString(most)).text(36, 204, "end", "0");
    for (int i = 0; i < days.size(); i++) {
      if (days.size() < 10 || i % (days.size() / 6) == 0) {
        svg.text(x(i), 218, "middle", days.get(i));
      }
    }
    for (int line = 0; line < drawn.size(); line++) {
      StringBuilder path = new StringBuilder();
      List<Integer> over = drawn.get(line).over();
      for (int i = 0; i < over.size(); i++) {
        double y = 200 - 185.0 * over.get(i) / most;
        path.append(i == 0 ? 'M' : 'L').append(Svg.n(x(i))).append(' ').append(Svg.n(y));
        svg.dot("bar", x(i), y, 3);
      }
      svg.path("line l" + line, path.toString());
      if (!over.isEmpty()) {
        svg.text(
            Math.min(690, x(over.size() - 1) + 6),
            196 - 185.0 * over.getLast() / most,
            over.size() > 1 ? "end" : "start",
            Integer.toString(line + 1));
      }
    }
    return svg.draw();
  }

  private double x(int i) {
    return days.size() < 2 ? 80 : 60 + 620.0 * i / (days.size() - 1);
  }
}
