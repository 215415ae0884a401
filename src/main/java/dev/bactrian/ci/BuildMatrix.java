package dev.bactrian.ci;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** One run's results: package × compiler. Filled by one thread, then read by any. */
public final class BuildMatrix {

  private final String run;
  private final SortedMap<String, Map<String, BuildState>> cells = new TreeMap<>();

  public BuildMatrix(String run) {
    this.run = run;
  }

  public String run() {
    return run;
  }

  /** Sets a cell; a later call for the same cell wins. */
  public void put(String packageName, String compiler, BuildState state) {
    cells.computeIfAbsent(packageName, name -> new TreeMap<>()).put(compiler, state);
  }

  /** Every package ({@code name.version}) with its states by compiler. */
  public SortedMap<String, Map<String, BuildState>> cells() {
    return Collections.unmodifiableSortedMap(cells);
  }

  /** Every compiler that has at least one cell. */
  public SortedSet<String> compilers() {
    SortedSet<String> all = new TreeSet<>();
    cells.values().forEach(row -> all.addAll(row.keySet()));
    return all;
  }
}
