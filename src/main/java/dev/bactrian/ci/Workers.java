package dev.bactrian.ci;

import dev.bactrian.store.BuildRuns;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which machines of a cluster fail more than the others. */
final class Workers {

  /** A worker is named from so many failures on. */
  private static final int FEWEST = 5;

  private Workers() {}

  /**
   * Workers whose share of failures that are nobody's code is more than twice that of all the
   * others together, in a run.
   */
  static List<String> suspects(BuildRuns store, long run) {
    Set<BuildRuns.Cell> dropped = store.cells(run, BuildState.INTERNAL_FAILURE.id());
    Map<String, Integer> all = new TreeMap<>();
    Map<String, Integer> bad = new TreeMap<>();
    for (BuildRuns.Failed one : store.failures(run)) {
      if (one.worker() != null) {
        boolean its = "infrastructure".equals(one.fault()) || dropped.contains(one.cell());
        all.merge(one.worker(), 1, Integer::sum);
        bad.merge(one.worker(), its ? 1 : 0, Integer::sum);
      }
    }
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
}
