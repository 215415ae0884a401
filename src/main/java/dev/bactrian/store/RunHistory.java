package dev.bactrian.store;

import dev.bactrian.store.BuildRuns.Cell;
import dev.bactrian.store.BuildRuns.Failed;
import dev.bactrian.store.BuildRuns.Run;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Questions about all runs at once: since when, last, where else. Thread-safe. */
public final class RunHistory {

  /** Names in one question. */
  private static final int NAMES = 500;

  private final Jdbi jdbi;

  RunHistory(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** The newest run of the source before a moment in which the cause was seen, with its cells. */
  public List<Cell> lastSeen(String source, String cause, Instant before) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT f.package, f.compiler FROM build_failure f
                    WHERE f.cause = :cause AND f.run = (
                      SELECT r.id FROM build_run r JOIN build_failure g ON g.run = r.id
                      WHERE r.source = :source AND g.cause = :cause AND r.started_at < :before
                      ORDER BY r.started_at DESC, r.id DESC LIMIT 1)
                    ORDER BY f.package, f.compiler
                    """)
                .bind("cause", cause)
                .bind("source", source)
                .bind("before", before.toEpochMilli())
                .map((row, context) -> new Cell(row.getString(1), row.getString(2)))
                .list());
  }

  /** The first run of the source in which the cause was seen under the compiler. */
  public Optional<Run> firstSeen(String source, String cause, String compiler) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT r.* FROM build_run r JOIN build_failure f ON f.run = r.id
                    WHERE r.source = :source AND f.cause = :cause AND f.compiler = :compiler
                    ORDER BY r.started_at, r.id LIMIT 1
                    """)
                .bind("source", source)
                .bind("cause", cause)
                .bind("compiler", compiler)
                .map((row, context) -> BuildRuns.run(row))
                .findOne());
  }

  /** How a cell stood in a run. */
  public record Past(Run run, Cell cell, String state) {}

  /** All that is known of these packages ({@code name.version}) in a source, newest first. */
  public List<Past> of(String source, Collection<String> packages) {
    List<Past> all = new ArrayList<>();
    List<String> names = List.copyOf(packages);
    for (int from = 0; from < names.size(); from += NAMES) {
      List<String> some = names.subList(from, Math.min(names.size(), from + NAMES));
      jdbi.useHandle(
          handle ->
              handle
                  .createQuery(
                      """
                      SELECT r.*, c.package, c.compiler, c.state AS cell_state
                      FROM build_run r JOIN build_cell c ON c.run = r.id
                      WHERE r.source = :source AND c.package IN (<names>)
                      ORDER BY r.started_at DESC, r.id DESC, c.package, c.compiler
                      """)
                  .bind("source", source)
                  .bindList("names", some)
                  .map(
                      (row, context) ->
                          new Past(
                              BuildRuns.run(row),
                              new Cell(row.getString("package"), row.getString("compiler")),
                              row.getString("cell_state")))
                  .forEach(all::add));
    }
    return all;
  }

  /** A failure with the run in which it was seen. */
  public record Seen(Run run, Failed failed) {}

  /** Failures whose signature is this one, whichever package failed; newest runs first. */
  public List<Seen> carrying(String signature, int most) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT r.*, f.package, f.compiler, f.cause, f.culprit, f.kind, f.fault, f.worker
                    FROM build_failure f JOIN build_run r ON r.id = f.run
                    WHERE f.signature = :signature
                    ORDER BY r.started_at DESC, f.package, f.compiler LIMIT :most
                    """)
                .bind("signature", signature)
                .bind("most", most)
                .map((row, context) -> new Seen(BuildRuns.run(row), BuildRuns.failed(row)))
                .list());
  }
}
