package dev.bactrian.ci;

import dev.bactrian.store.BuildRuns;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How well a health check itself is: what failed for want of machines or network, what hung, which
 * worker fails more than others, and whether runs still come.
 *
 * @param source whose health it is
 * @param day of the newest run
 * @param cells of the newest run
 * @param infrastructure cells that failed through no fault of the code
 * @param timeouts among them
 * @param late how long the next run is overdue; zero if it is not
 * @param suspects workers with clearly more than their share of such failures
 * @param notes what is incomplete in the newest run
 */
public record CiHealth(
    String source,
    Instant day,
    int cells,
    int infrastructure,
    int timeouts,
    Duration late,
    List<String> suspects,
    List<String> notes) {

  /** A worker is named from so many failures on. */
  private static final int FEWEST = 5;

  /** Runs whose distance says when the next one is due. */
  private static final int RECENT = 6;

  public CiHealth {
    suspects = List.copyOf(suspects);
    notes = List.copyOf(notes);
  }

  /** The share of the newest run's cells that failed through no fault of the code. */
  public double share() {
    return cells == 0 ? 0 : (double) infrastructure / cells;
  }

  /** Looks at the newest run of each source. */
  public static List<CiHealth> of(BuildRuns store, Instant now) {
    List<CiHealth> all = new ArrayList<>();
    for (String source : store.sources()) {
      List<BuildRuns.Run> runs = store.of(source);
      BuildRuns.Run newest = runs.getFirst();
      all.add(look(source, runs, store.cells(newest.id()), store.failures(newest.id()), now));
    }
    return all;
  }

  static CiHealth look(
      String source,
      List<BuildRuns.Run> runs,
      Map<String, Map<String, String>> cells,
      List<BuildRuns.Failed> failures,
      Instant now) {
    int total = 0;
    int internal = 0;
    for (Map<String, String> row : cells.values()) {
      total += row.size();
      for (String state : row.values()) {
        internal += BuildState.INTERNAL_FAILURE.id().equals(state) ? 1 : 0;
      }
    }
    Map<String, Integer> byWorker = new TreeMap<>();
    Map<String, Integer> infrastructureBy = new TreeMap<>();
    int timeouts = 0;
    int more = 0;
    for (BuildRuns.Failed one : failures) {
      String state =
          cells.getOrDefault(one.cell().packageName(), Map.of()).get(one.cell().compiler());
      boolean already = BuildState.INTERNAL_FAILURE.id().equals(state);
      boolean infrastructure = already || "infrastructure".equals(one.fault());
      timeouts += "timeout".equals(one.kind()) ? 1 : 0;
      more += infrastructure && !already ? 1 : 0;
      if (one.worker() != null) {
        byWorker.merge(one.worker(), 1, Integer::sum);
        infrastructureBy.merge(one.worker(), infrastructure ? 1 : 0, Integer::sum);
      }
    }
    return new CiHealth(
        source,
        runs.getFirst().startedAt(),
        total,
        internal + more,
        timeouts,
        late(runs, now),
        suspects(byWorker, infrastructureBy),
        runs.getFirst().notes());
  }

  /** A worker whose share of such failures is more than twice that of all the others together. */
  private static List<String> suspects(Map<String, Integer> all, Map<String, Integer> bad) {
    int total = all.values().stream().mapToInt(Integer::intValue).sum();
    int badTotal = bad.values().stream().mapToInt(Integer::intValue).sum();
    return all.keySet().stream()
        .filter(
            worker -> {
              int mine = bad.get(worker);
              int others = total - all.get(worker);
              double share = (double) mine / all.get(worker);
              double usual = others == 0 ? 1 : (double) (badTotal - mine) / others;
              return mine >= FEWEST && share > 2 * usual;
            })
        .toList();
  }

  /** Overdue after twice the usual distance of the last runs. */
  private static Duration late(List<BuildRuns.Run> runs, Instant now) {
    List<Duration> distances = new ArrayList<>();
    for (int i = 0; i + 1 < Math.min(runs.size(), RECENT); i++) {
      distances.add(Duration.between(runs.get(i + 1).startedAt(), runs.get(i).startedAt()));
    }
    if (distances.isEmpty()) {
      return Duration.ZERO;
    }
    distances.sort(Comparator.naturalOrder());
    Duration usual = distances.get(distances.size() / 2);
    Duration since = Duration.between(runs.getFirst().startedAt(), now);
    Duration late = since.minus(usual.multipliedBy(2));
    return late.isNegative() ? Duration.ZERO : late;
  }
}
