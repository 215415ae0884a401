package dev.bactrian.ci;

import dev.bactrian.store.BuildRuns;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.IntConsumer;

/**
 * Takes a run of a health check into the store: its cells, and what failed in those that are worth
 * reading. Logs that were read are not read again, so that broken-off work goes on. Thread-safe.
 */
public final class MatrixImport {

  private static final int BATCH = 200;

  private final BuildRuns store;
  private final InstantSource clock;

  public MatrixImport(BuildRuns store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * What was taken in.
   *
   * @param cells of the run
   * @param logs read this time
   * @param notes what is incomplete, in words
   */
  public record Taken(BuildRuns.Run run, int cells, int logs, List<String> notes) {}

  /**
   * Takes in one run.
   *
   * @param name of the source in the store
   * @param stock if not null, only failures of packages that are good there are read, and failures
   *     of the CI itself
   * @param progress told how many logs were read so far
   * @throws IOException if the run cannot be read at all; then nothing stored is changed
   */
  public Taken take(
      HealthCheckSource source, String name, String run, String stock, IntConsumer progress)
      throws IOException {
    BuildMatrix matrix = source.matrix(run);
    LogReading reading = new LogReading(source);
    Map<String, Map<String, String>> states = states(matrix);
    BuildRuns.Run stored =
        store.put(name, run, startOf(run), clock.instant(), source.notes(), states);
    Set<BuildRuns.Cell> known = store.read(stored.id());
    List<BuildRuns.Failed> found = new ArrayList<>();
    int logs = 0;
    for (var row : matrix.cells().entrySet()) {
      for (var cell : row.getValue().entrySet()) {
        BuildRuns.Cell at = new BuildRuns.Cell(row.getKey(), cell.getKey());
        if (!wanted(row.getValue(), cell.getValue(), stock) || known.contains(at)) {
          continue;
        }
        Optional<List<LogReading.Seen>> seen =
            reading.read(run, cell.getKey(), cell.getValue(), row.getKey());
        seen.ifPresent(all -> all.forEach(one -> found.add(failed(at, one, reading.header()))));
        progress.accept(++logs);
        if (found.size() >= BATCH) {
          store.putFailures(stored.id(), found);
          found.clear();
        }
      }
    }
    store.putFailures(stored.id(), found);
    List<String> notes = new ArrayList<>(source.notes());
    reading.note().ifPresent(notes::add);
    if (!notes.equals(source.notes())) {
      stored = store.put(name, run, startOf(run), clock.instant(), notes, states);
    }
    int cells = states.values().stream().mapToInt(Map::size).sum();
    return new Taken(stored, cells, logs, notes);
  }

  /** How the regressions stand against the run before; nothing if there is none. */
  public Optional<Map<Trend, SortedSet<String>>> trends(
      BuildRuns.Run run, String stock, String variant) {
    return before(run).map(older -> Trends.between(matrix(older), matrix(run), stock, variant));
  }

  /** The run of the same source before this one. */
  public Optional<BuildRuns.Run> before(BuildRuns.Run run) {
    return store.of(run.source()).stream()
        .dropWhile(one -> one.id() != run.id())
        .skip(1)
        .findFirst();
  }

  private BuildMatrix matrix(BuildRuns.Run run) {
    return Trends.matrix(run.run(), store.cells(run.id()));
  }

  private static boolean wanted(Map<String, BuildState> row, BuildState state, String stock) {
    if (state == BuildState.INTERNAL_FAILURE) {
      return true;
    }
    return state.failed() && (stock == null || row.get(stock) == BuildState.GOOD);
  }

  private static BuildRuns.Failed failed(
      BuildRuns.Cell cell, LogReading.Seen seen, JobHeader header) {
    boolean known = seen.failure() != null;
    return new BuildRuns.Failed(
        cell,
        seen.id(),
        seen.name(),
        known ? seen.failure().failure().kind().id() : "unrecognised",
        known ? seen.failure().signature().fault().id() : "unknown",
        header.worker());
  }

  private static Map<String, Map<String, String>> states(BuildMatrix matrix) {
    Map<String, Map<String, String>> all = new java.util.TreeMap<>();
    matrix
        .cells()
        .forEach(
            (name, row) -> {
              Map<String, String> states = new java.util.TreeMap<>();
              row.forEach((compiler, state) -> states.put(compiler, state.id()));
              all.put(name, states);
            });
    return all;
  }

  private static Instant startOf(String run) {
    long seconds = HealthCheckRuns.startOf(run);
    return seconds < 0 || seconds > 32_503_680_000L
        ? Instant.EPOCH
        : Instant.ofEpochSecond(seconds);
  }
}
