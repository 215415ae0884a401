package dev.bactrian.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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

  /** Days that find room below the picture. */
  private static final int MOST_DAYS = 8;

  /** Pixels from one line of text to the next. */
  private static final int APART = 13;

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

  /**
   * A canonical report with what repeats it.
   *
   * @param duplicates how many of those the visitor may see
   */
  public record Cluster(ReportLine canonical, int duplicates) {}

  /** Where to look for a report of {@link Line#reports}, which may not be known here. */
  public static String search(String report) {
    return "/search?q=" + URLEncoder.encode(report.replaceFirst(" .*", ""), StandardCharsets.UTF_8);
  }

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
    int step = Math.max(1, (days.size() + MOST_DAYS - 1) / MOST_DAYS);
    for (int i = days.size() - 1; i >= 0; i -= step) {
      svg.text(x(i), 218, "middle", days.get(i));
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
    }
    numbers(svg, drawn, most);
    return svg.draw();
  }

  /** The lines' numbers at their ends, moved apart where lines end close to each other. */
  private void numbers(Svg svg, List<Line> drawn, int most) {
    double above = Double.NEGATIVE_INFINITY;
    for (int line = 0; line < drawn.size(); line++) {
      List<Integer> over = drawn.get(line).over();
      if (!over.isEmpty()) {
        double y = Math.max(above + APART, 204 - 185.0 * over.getLast() / most);
        svg.text(x(over.size() - 1) + 8, y, "start", Integer.toString(line + 1));
        above = y;
      }
    }
  }

  private double x(int i) {
    return days.size() < 2 ? 80 : 76 + 600.0 * i / (days.size() - 1);
  }
}
