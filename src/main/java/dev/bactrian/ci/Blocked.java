package dev.bactrian.ci;

import dev.bactrian.store.BuildRuns;
import dev.bactrian.store.BuildRuns.Cell;
import dev.bactrian.store.BuildRuns.Failed;
import dev.bactrian.store.RunHistory.Past;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * A release that fails on one compiler while another one builds it, in the newest run of a health
 * check.
 *
 * @param source of the run
 * @param release {@code name.version}
 * @param state {@code bad}, or {@code partial} where something that it needs failed
 * @param culprits packages whose own build failed, by their names; empty where no log says
 * @param causes ids of the failures
 * @param since the first run from which on it failed without a break
 * @param lastGood the run before that in which it built; null where it never did
 */
public record Blocked(
    String source,
    String release,
    String compiler,
    String state,
    List<String> culprits,
    List<String> causes,
    BuildRuns.Run since,
    BuildRuns.Run lastGood) {

  public Blocked {
    culprits = List.copyOf(culprits);
    causes = List.copyOf(causes);
  }

  /** The package's name. */
  public String name() {
    return LogReading.nameOf(release);
  }

  /**
   * Looks at the newest run of each source, and back from there.
   *
   * @param wanted which packages, by name
   */
  public static List<Blocked> in(BuildRuns store, Predicate<String> wanted) {
    List<Blocked> all = new ArrayList<>();
    for (String source : store.sources()) {
      long newest = store.of(source).getFirst().id();
      Map<Cell, String> failing = failing(store.cells(newest), wanted);
      if (failing.isEmpty()) {
        continue;
      }
      Map<Cell, List<Failed>> failures = new LinkedHashMap<>();
      for (Failed one : store.failures(newest)) {
        failures.computeIfAbsent(one.cell(), cell -> new ArrayList<>()).add(one);
      }
      Map<Cell, List<Past>> past = new LinkedHashMap<>();
      Set<String> releases = new LinkedHashSet<>();
      failing.keySet().forEach(cell -> releases.add(cell.packageName()));
      for (Past one : store.history().of(source, releases)) {
        past.computeIfAbsent(one.cell(), cell -> new ArrayList<>()).add(one);
      }
      failing.forEach(
          (cell, state) ->
              all.add(
                  blocked(
                      source,
                      cell,
                      state,
                      failures.getOrDefault(cell, List.of()),
                      past.get(cell))));
    }
    return all;
  }

  private static Map<Cell, String> failing(
      Map<String, Map<String, String>> cells, Predicate<String> wanted) {
    Map<Cell, String> failing = new LinkedHashMap<>();
    new TreeMap<>(cells)
        .forEach(
            (release, row) -> {
              if (row.containsValue(BuildState.GOOD.id())
                  && wanted.test(LogReading.nameOf(release))) {
                row.forEach(
                    (compiler, state) -> {
                      if (failed(state)) {
                        failing.put(new Cell(release, compiler), state);
                      }
                    });
              }
            });
    return failing;
  }

  private static Blocked blocked(
      String source, Cell cell, String state, List<Failed> failures, List<Past> past) {
    BuildRuns.Run since = past.getFirst().run();
    BuildRuns.Run lastGood = null;
    for (Past one : past) {
      if (BuildState.GOOD.id().equals(one.state())) {
        lastGood = one.run();
        break;
      }
      // A failure of the CI itself neither makes nor mends anything.
      since = failed(one.state()) ? one.run() : since;
    }
    return new Blocked(
        source,
        cell.packageName(),
        cell.compiler(),
        state,
        failures.stream().map(Failed::culprit).filter(one -> one != null).distinct().toList(),
        failures.stream().map(Failed::cause).distinct().toList(),
        since,
        lastGood);
  }

  private static boolean failed(String state) {
    return BuildState.of(state).map(BuildState::failed).orElse(false);
  }
}
