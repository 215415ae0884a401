package dev.bactrian.store;

import dev.bactrian.store.BuildRuns.Run;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** Runs in numbers, counted by the database without reading their cells. Thread-safe. */
public final class RunShares {

  private final Jdbi jdbi;

  public RunShares(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * How a run went for reasons that are nobody's code.
   *
   * @param cells of the run
   * @param infrastructure cells that the CI itself failed at, or whose log says so
   * @param timeouts cells that were stopped for taking too long
   */
  public record Share(Run run, int cells, int infrastructure, int timeouts) {}

  /** The newest runs of a source, newest first; runs without cells are left out. */
  public List<Share> of(String source, int most) {
    return new BuildRuns(jdbi)
        .of(source).stream().limit(most).map(this::share).filter(one -> one.cells() > 0).toList();
  }

  private Share share(Run run) {
    Map<String, Integer> states = new HashMap<>();
    return jdbi.withHandle(
        handle -> {
          handle
              .createQuery("SELECT state, COUNT(*) FROM build_cell WHERE run = :run GROUP BY state")
              .bind("run", run.id())
              .map((row, context) -> states.put(row.getString(1), row.getInt(2)))
              .list();
          int cells = states.values().stream().mapToInt(Integer::intValue).sum();
          int failed = states.getOrDefault("internal-failure", 0);
          return handle
              .createQuery(
                  """
                  SELECT
                    COALESCE(SUM(CASE WHEN f.infrastructure = 1 AND c.state <> 'internal-failure'
                      THEN 1 ELSE 0 END), 0),
                    COALESCE(SUM(f.timeout), 0)
                  FROM (
                    SELECT run, package, compiler,
                      MAX(CASE WHEN fault = 'infrastructure' THEN 1 ELSE 0 END) AS infrastructure,
                      MAX(CASE WHEN kind = 'timeout' THEN 1 ELSE 0 END) AS timeout
                    FROM build_failure
                    WHERE run = :run AND (fault = 'infrastructure' OR kind = 'timeout')
                    GROUP BY run, package, compiler) f
                  JOIN build_cell c
                    ON c.run = f.run AND c.package = f.package AND c.compiler = f.compiler
                  """)
              .bind("run", run.id())
              .map((row, context) -> new Share(run, cells, failed + row.getInt(1), row.getInt(2)))
              .one();
        });
  }

  /** How many packages of each of the runs fail with each cause. */
  public Map<Long, Map<String, Integer>> packagesByCause(List<Run> runs) {
    Map<Long, Map<String, Integer>> counts = new LinkedHashMap<>();
    runs.forEach(run -> counts.put(run.id(), new HashMap<>()));
    jdbi.useHandle(
        handle ->
            runs.forEach(
                run ->
                    handle
                        .createQuery(
                            "SELECT cause, COUNT(DISTINCT package) FROM build_failure"
                                + " WHERE run = :run GROUP BY cause")
                        .bind("run", run.id())
                        .map(
                            (row, context) ->
                                counts.get(run.id()).put(row.getString(1), row.getInt(2)))
                        .list()));
    return counts;
  }
}
