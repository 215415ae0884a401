package dev.bactrian.web;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.bactrian.store.BuildRuns;
import io.javalin.http.NotFoundResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The runs of health checks, with the matrices looked at last kept at hand. Thread-safe. */
final class RunBook {

  private final BuildRuns runs;
  private final LoadingCache<Key, Map<String, Map<String, String>>> cells;
  private final LoadingCache<Long, List<BuildRuns.Failed>> failures;

  private record Key(long run, Instant readAt) {}

  /**
   * A run's cells and what failed in them.
   *
   * @param cells state by compiler by package
   */
  record Matrix(Map<String, Map<String, String>> cells, List<BuildRuns.Failed> failures) {}

  RunBook(BuildRuns runs) {
    this.runs = runs;
    this.cells = Caffeine.newBuilder().maximumSize(6).build(key -> runs.cells(key.run()));
    // They may be read later than the cells.
    this.failures =
        Caffeine.newBuilder()
            .maximumSize(6)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build(runs::failures);
  }

  /** All of them, newest first. */
  List<BuildRuns.Run> all() {
    return runs.sources().stream()
        .flatMap(source -> runs.of(source).stream())
        .sorted(Comparator.comparing(BuildRuns.Run::startedAt).reversed())
        .toList();
  }

  Matrix matrix(BuildRuns.Run run) {
    return new Matrix(cells.get(new Key(run.id(), run.readAt())), failures(run));
  }

  /** What failed in the run. */
  List<BuildRuns.Failed> failures(BuildRuns.Run run) {
    return failures.get(run.id());
  }

  /** How many packages of each of the runs fail with each cause. */
  Map<Long, Map<String, Integer>> packagesByCause(List<BuildRuns.Run> some) {
    return runs.counted().packagesByCause(some);
  }

  /** The one that is asked for by its id; the newest if none is; null if there is none at all. */
  static BuildRuns.Run chosen(List<BuildRuns.Run> all, String id) {
    if (id == null || id.isEmpty()) {
      return all.isEmpty() ? null : all.getFirst();
    }
    return all.stream()
        .filter(run -> Long.toString(run.id()).equals(id))
        .findFirst()
        .orElseThrow(() -> new NotFoundResponse("No such run is kept here."));
  }

  static String name(BuildRuns.Run run) {
    return run.startedAt().toString().substring(0, 10) + " " + run.source() + " " + run.run();
  }
}
