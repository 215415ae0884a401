package dev.bactrian.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A page of a build matrix.
 *
 * @param runs to choose from, newest first
 * @param asked the filters
 * @param compilers the columns
 * @param totals cells by compiler by state, of all rows that pass the filters
 * @param heat for each compiler the states of neighbouring packages, as counts by state
 * @param matching rows that pass the filters
 * @param rows of this page
 * @param causes of the run, to filter by
 */
public record MatrixView(
    List<Run> runs,
    Asked asked,
    List<String> compilers,
    Map<String, Map<String, Integer>> totals,
    Map<String, List<Map<String, Integer>>> heat,
    int matching,
    List<Row> rows,
    List<String> causes) {

  /** Rows on a page. */
  static final int PAGE = 200;

  /** States as they are drawn, from good to unknown. */
  public static final List<String> STATES =
      List.of("good", "partial", "bad", "not-available", "internal-failure");

  /** A run to choose. */
  public record Run(String id, String name) {}

  /**
   * What is asked for; empty strings where nothing is.
   *
   * @param against another run: only what differs is shown
   * @param differing only rows in which two compilers differ
   * @param needs only this package and all that need it
   * @param home only packages whose tracker or sources belong to this owner on GitHub
   */
  public record Asked(
      String run,
      String against,
      String state,
      String cause,
      String name,
      String needs,
      String home,
      boolean differing,
      int page) {

    /** The address of another page of the same. */
    public String at(int other) {
      return "/matrix?run="
          + run
          + "&against="
          + against
          + "&state="
          + e(state)
          + "&cause="
          + e(cause)
          + "&q="
          + e(name)
          + "&needs="
          + e(needs)
          + "&home="
          + e(home)
          + (differing ? "&differing=1" : "")
          + "&page="
          + other;
    }

    private static String e(String text) {
      return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
  }

  /** A package's cells, in the order of the compilers. */
  public record Row(String name, List<Cell> cells) {

    /** Without its version. */
    public String plainName() {
      int dot = name.indexOf('.');
      return dot < 0 ? name : name.substring(0, dot);
    }
  }

  /**
   * A cell.
   *
   * @param state empty where it was not built
   * @param before the state in the other run, or null
   */
  public record Cell(String state, String before, List<String> causes) {

    /** For the style. */
    public String look() {
      return switch (state) {
        case "good", "partial", "bad" -> state;
        default -> "other";
      };
    }
  }

  public int pages() {
    return Math.max(1, (matching + PAGE - 1) / PAGE);
  }

  /** How many of the state. */
  public int total(String compiler, String state) {
    return totals.getOrDefault(compiler, Map.of()).getOrDefault(state, 0);
  }

  /** The states that occur. */
  public List<String> states() {
    List<String> states = new ArrayList<>(STATES);
    totals
        .values()
        .forEach(
            one -> one.keySet().stream().filter(s -> !states.contains(s)).forEach(states::add));
    states.removeIf(state -> compilers.stream().allMatch(one -> total(one, state) == 0));
    return states;
  }

  /** One strip a compiler: packages from left to right by name, the share of each state upwards. */
  public String picture() {
    int high = 46;
    int width = 720;
    Svg svg =
        new Svg(
            width,
            compilers.size() * (high + 22),
            "Heat map of the matrix",
            matching
                + " packages by name from left to right, one strip a compiler; the table gives"
                + " the numbers");
    int top = 0;
    for (String compiler : compilers) {
      svg.text(0, top + 13, "start", compiler);
      List<Map<String, Integer>> columns = heat.getOrDefault(compiler, List.of());
      double wide = width / (double) Math.max(1, columns.size());
      for (String look : List.of("good", "partial", "bad", "other")) {
        svg.path(look, strip(columns, look, wide, top + 18, high));
      }
      top += high + 22;
    }
    return svg.draw();
  }

  private static String strip(
      List<Map<String, Integer>> columns, String look, double wide, int top, int high) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < columns.size(); i++) {
      Map<String, Integer> column = columns.get(i);
      double all = Math.max(1, column.values().stream().mapToInt(n -> n).sum());
      double below = 0;
      for (String other : List.of("good", "partial", "bad", "other")) {
        double share = count(column, other) / all;
        if (other.equals(look) && share > 0) {
          path.append('M')
              .append(Svg.n(i * wide))
              .append(' ')
              .append(Svg.n(top + below * high))
              .append('h')
              .append(Svg.n(wide))
              .append('v')
              .append(Svg.n(share * high))
              .append('h')
              .append(Svg.n(-wide))
              .append('z');
        }
        below += share;
      }
    }
    return path.toString();
  }

  private static int count(Map<String, Integer> column, String look) {
    return column.entrySet().stream()
        .filter(one -> new Cell(one.getKey(), null, List.of()).look().equals(look))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }
}
