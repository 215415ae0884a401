package dev.bactrian.web;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.bactrian.store.BuildRuns;
import io.javalin.http.NotFoundResponse;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The runs of health checks, with the matrices looked at last kept at hand. Thread-safe. */
final class RunBook {

  private final BuildRuns runs;
  private final LoadingCache<Key, Matrix> matrices;

  private record Key(long run, Instant readAt, Instant minute) {}

  /**
   * A run's cells and what failed in them.
   *
   * @param cells state by compiler by package
   */
  record Matrix(Map<String, Map<String, String>> cells, List<BuildRuns.Failed> failures) {}

  RunBook(BuildRuns runs) {
    this.runs = runs;
    this.matrices =
        Caffeine.newBuilder()
            .maximumSize(6)
            .build(key -> new Matrix(runs.cells(key.run()), runs.failures(key.run())));
  }

  /** All of them, newest first. */
  List<BuildRuns.Run> all() {
    return runs.sources().stream()
        .flatMap(source -> runs.of(source).stream())
        .sorted(Comparator.comparing(BuildRuns.Run::startedAt).reversed())
        .toList();
  }

  /** Its failures may be read later than its cells: kept for a minute. */
  Matrix matrix(BuildRuns.Run run) {
    Instant minute = Instant.ofEpochSecond(Instant.now().getEpochSecond() / 60 * 60);
    return matrices.get(new Key(run.id(), run.readAt(), minute));
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
