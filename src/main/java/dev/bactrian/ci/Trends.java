package dev.bactrian.ci;

import java.util.EnumMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which regressions of a variant are new, still there, fixed or flaky. Pure. */
public final class Trends {

  private Trends() {}

  /**
   * Compares two runs of one health check.
   *
   * @param older the run before
   * @param newer the run that is looked at
   * @return packages by trend; each trend is there
   */
  public static Map<Trend, SortedSet<String>> between(
      BuildMatrix older, BuildMatrix newer, String stock, String variant) {
    Map<Trend, SortedSet<String>> trends = new EnumMap<>(Trend.class);
    for (Trend trend : Trend.values()) {
      trends.put(trend, new TreeSet<>());
    }
    boolean sameInputs =
        HealthCheckRuns.commitOf(older.run()).equals(HealthCheckRuns.commitOf(newer.run()));
    SortedSet<String> names = new TreeSet<>(older.cells().keySet());
    names.addAll(newer.cells().keySet());
    for (String name : names) {
      boolean then = regressed(older, name, stock, variant);
      boolean now = regressed(newer, name, stock, variant);
      BuildState stateThen = older.state(name, variant);
      BuildState stateNow = newer.state(name, variant);
      if (then && now) {
        trends.get(Trend.STILL).add(name);
      } else if (then != now && sameInputs && built(stateThen) && built(stateNow)) {
        trends.get(Trend.FLAKY).add(name);
      } else if (now) {
        trends.get(Trend.NEW).add(name);
      } else if (then && stateNow == BuildState.GOOD) {
        trends.get(Trend.FIXED).add(name);
      }
    }
    return trends;
  }

  /** Good on stock and failed on the variant; a failure of the CI itself is no regression. */
  static boolean regressed(BuildMatrix matrix, String name, String stock, String variant) {
    BuildState state = matrix.state(name, variant);
    return matrix.state(name, stock) == BuildState.GOOD && state != null && state.failed();
  }

  private static boolean built(BuildState state) {
    return state == BuildState.GOOD || state != null && state.failed();
  }

  /** A stored run as a matrix. */
  static BuildMatrix matrix(String run, Map<String, Map<String, String>> cells) {
    BuildMatrix matrix = new BuildMatrix(run);
    new TreeMap<>(cells)
        .forEach(
            (name, row) ->
                row.forEach(
                    (compiler, state) ->
                        BuildState.of(state).ifPresent(s -> matrix.put(name, compiler, s))));
    return matrix;
  }
}
