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
  private final SortedSet<String> compilers = new TreeSet<>();

  public BuildMatrix(String run) {
    this.run = run;
  }

  public String run() {
    return run;
  }

  /** Sets a cell; a later call for the same cell wins. */
  public void put(String packageName, String compiler, BuildState state) {
    compilers.add(compiler);
    cells.computeIfAbsent(packageName, name -> new TreeMap<>()).put(compiler, state);
  }

  /** Every package ({@code name.version}) with its states by compiler. */
  public SortedMap<String, Map<String, BuildState>> cells() {
    return Collections.unmodifiableSortedMap(cells);
  }

  /** The cell's state, or null. */
  public BuildState state(String packageName, String compiler) {
    Map<String, BuildState> row = cells.get(packageName);
    return row == null ? null : row.get(compiler);
  }

  /** Notes a compiler that may have no cell. */
  void addCompiler(String compiler) {
    compilers.add(compiler);
  }

  /** Every compiler of the run. */
  public SortedSet<String> compilers() {
    return Collections.unmodifiableSortedSet(compilers);
  }
}
