package dev.bactrian.web;

import java.util.List;

/**
 * A package: what it waits for and what waits for it.
 *
 * @param version of the latest release; null where no opam repository was imported or it is unknown
 * @param bounds of the compiler in its opam file; null likewise
 * @param home {@code owner/name} of its tracker; null if unknown
 * @param keptBy packages whose bounds keep it from OCaml 5
 * @param reports public ones about it, newest first
 * @param cells of the newest run
 * @param builds that fail on one compiler only, and since when
 * @param closed releases that say by their bounds that they are not for OCaml 5
 * @param run the newest run, or null
 * @param needs packages that it needs directly
 * @param neededBy packages that need it directly
 * @param waiting how many packages need it, directly or not
 */
public record PackageView(
    String name,
    String version,
    String bounds,
    String home,
    List<String> keptBy,
    List<Concern> reports,
    List<BuiltCell> cells,
    List<PackagesView.Build> builds,
    List<String> closed,
    String run,
    List<String> needs,
    List<String> neededBy,
    int waiting) {

  private static final int DRAWN = 12;
  private static final int ROW = 26;

  /** A report about it. */
  public record Concern(String name, String path, String title, boolean open, boolean failing) {}

  /** A cell of the newest run. */
  public record BuiltCell(String version, String compiler, String state, List<String> causes) {}

  /** What it needs at the left, what needs it at the right. */
  public String picture() {
    List<String> left = needs.stream().limit(DRAWN).toList();
    List<String> right = neededBy.stream().limit(DRAWN).toList();
    int height = Math.max(3, Math.max(left.size(), right.size())) * ROW + 20;
    double middle = height / 2.0;
    Svg svg =
        new Svg(
            720,
            height,
            "Dependencies of " + name,
            name
                + " needs "
                + needs.size()
                + " packages directly and "
                + neededBy.size()
                + " need it directly; the lists give their names");
    side(svg, left, height, 8, 200, 268);
    side(svg, right, height, 512, 512, 452);
    svg.box("node here", 268, middle - 14, 184, 28);
    return svg.text(360, middle + 4, "middle", Svg.cut(name, 26)).draw();
  }

  private static void side(
      Svg svg, List<String> names, int height, double x, double edge, double center) {
    double top = (height - names.size() * ROW) / 2.0;
    for (int i = 0; i < names.size(); i++) {
      double y = top + i * ROW + ROW / 2.0;
      svg.path(
          "edge",
          "M" + Svg.n(edge) + " " + Svg.n(y) + "L" + Svg.n(center) + " " + Svg.n(height / 2.0));
      svg.box("node", x, y - 11, 192, 22);
      svg.link("/package/" + names.get(i), x + 96, y + 4, "middle", Svg.cut(names.get(i), 28));
    }
  }
}
