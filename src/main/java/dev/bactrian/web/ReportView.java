package dev.bactrian.web;

import dev.bactrian.web.AnswerView.FailureView;
import dev.bactrian.web.AnswerView.LogLine;
import java.util.List;

/**
 * A report with what is known of it.
 *
 * @param line the report itself
 * @param address on GitHub, or null for imported trackers
 * @param word the decision's word; null if nothing was decided
 * @param reasons of the decision
 * @param candidates earlier reports that the visitor may see, likeliest first
 * @param fresh true if the candidates were looked for just now
 * @param lines the text with its failures marked
 * @param links to and from other reports
 * @param asked what was asked for here lately
 * @param cluster who says that it is a duplicate of whom, of those that the visitor may see
 * @param beside the two logs, or null
 */
public record ReportView(
    ReportLine line,
    String address,
    String author,
    List<String> packages,
    List<String> versions,
    String word,
    List<String> reasons,
    List<CandidateView> candidates,
    boolean fresh,
    List<FailureView> failures,
    List<LogLine> lines,
    List<LinkView> links,
    List<AskedView> asked,
    List<ClusterEdge> cluster,
    BesideView beside) {

  /** Links beyond these are folded away. */
  public static final int FEW = 8;

  /** Duplicates that find room in the picture. */
  private static final int DRAWN = 40;

  private static final int ROW = 30;

  /** One report of the cluster says that it is a duplicate of another. */
  public record ClusterEdge(ReportLine from, ReportLine to) {}

  /** How many duplicates are in the list only. */
  public int undrawn() {
    return Math.max(0, cluster.size() - DRAWN);
  }

  /** The cluster: duplicates at the left, what they repeat at the right of each. */
  public String picture() {
    List<ClusterEdge> drawn = cluster.stream().limit(DRAWN).toList();
    List<ReportLine> nodes =
        drawn.stream()
            .flatMap(edge -> java.util.stream.Stream.of(edge.from(), edge.to()))
            .distinct()
            .toList();
    List<ReportLine> lefts =
        nodes.stream().filter(n -> drawn.stream().anyMatch(e -> e.from().equals(n))).toList();
    List<ReportLine> rights = nodes.stream().filter(n -> !lefts.contains(n)).toList();
    int height = Math.max(lefts.size(), rights.size()) * ROW + 20;
    Svg svg =
        new Svg(
            720,
            height,
            "Reports that are the same",
            lefts.size()
                + " reports lead to "
                + rights.size()
                + (undrawn() > 0 ? ", " + undrawn() + " more not drawn" : "")
                + "; the list names them");
    for (ClusterEdge edge : drawn) {
      boolean chain = lefts.contains(edge.to());
      double y = chain ? y(lefts, edge.to(), height) : y(rights, edge.to(), height);
      svg.path(
          "edge",
          "M300 "
              + Svg.n(y(lefts, edge.from(), height))
              + (chain
                  ? "C340 "
                      + Svg.n(y(lefts, edge.from(), height))
                      + " 340 "
                      + Svg.n(y)
                      + " 300 "
                      + Svg.n(y)
                  : "L420 " + Svg.n(y)));
    }
    lefts.forEach(one -> node(svg, one, 10, y(lefts, one, height)));
    rights.forEach(one -> node(svg, one, 420, y(rights, one, height)));
    return svg.draw();
  }

  private void node(Svg svg, ReportLine one, double x, double y) {
    svg.box(one.name().equals(line.name()) ? "node here" : "node", x, y - 12, 290, 24);
    svg.link(one.path(), x + 145, y + 4, "middle", Svg.cut(one.name(), 40));
  }

  private static double y(List<ReportLine> column, ReportLine one, int height) {
    return (height - column.size() * ROW) / 2.0 + column.indexOf(one) * ROW + ROW / 2.0;
  }

  /** A candidate with its evidence in words, for and against. */
  public record CandidateView(ReportLine line, double probability, List<String> evidence) {

    /** Two digits. */
    public String sure() {
      return String.format(java.util.Locale.ROOT, "%.2f", probability);
    }
  }

  /** A link in words. */
  public record LinkView(String words, ReportLine other, String by) {}

  /** A command and how far it has come. */
  public record AskedView(String line, String by, String state, String answer) {}

  /** The log of this report beside that of another. */
  public record BesideView(ReportLine other, List<String> frames, List<Alignment.Row> rows) {

    public long common() {
      return rows.stream().filter(Alignment.Row::same).count();
    }
  }
}
