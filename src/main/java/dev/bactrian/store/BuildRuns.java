package dev.bactrian.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Build matrices: runs of health checks, their cells, and what failed in them. Thread-safe. */
public final class BuildRuns {

  private static final int BATCH = 5_000;

  /** Between culprit and signature in a cause's id. */
  private static final String BETWEEN = " · ";

  private final Jdbi jdbi;

  public BuildRuns(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * One run.
   *
   * @param id ours
   * @param source address or name of the health check
   * @param run its own name of the run
   * @param startedAt when it began
   * @param readAt when we read it last
   * @param notes what is incomplete, in words
   */
  public record Run(
      long id, String source, String run, Instant startedAt, Instant readAt, List<String> notes) {
    public Run {
      notes = List.copyOf(notes);
    }
  }

  /** A package under a compiler. */
  public record Cell(String packageName, String compiler) {}

  /**
   * One failure in a cell's log.
   *
   * @param cause its id: culprit and signature
   * @param culprit the package that failed on its own, or null
   * @param worker the machine that built it, or null
   */
  public record Failed(
      Cell cell, String cause, String culprit, String kind, String fault, String worker) {

    /** What failed, whichever package it failed in: the cause without its culprit. */
    public String signature() {
      String start = culprit + BETWEEN;
      return cause.startsWith(start) ? cause.substring(start.length()) : cause;
    }
  }

  /**
   * Stores a run with its cells, or replaces them; failures that were read stay.
   *
   * @param cells state by compiler by package
   */
  public Run put(
      String source,
      String name,
      Instant startedAt,
      Instant readAt,
      List<String> notes,
      Map<String, Map<String, String>> cells) {
    return jdbi.inTransaction(
        handle -> {
          Optional<Run> known = find(handle, source, name);
          long id = known.map(Run::id).orElseGet(() -> next(handle));
          handle.execute("DELETE FROM build_run WHERE id = ?", id);
          handle.execute("DELETE FROM build_cell WHERE run = ?", id);
          handle.execute(
              "INSERT INTO build_run (id, source, run, started_at, read_at, notes)"
                  + " VALUES (?, ?, ?, ?, ?, ?)",
              id,
              source,
              name,
              startedAt.toEpochMilli(),
              readAt.toEpochMilli(),
              Columns.list(notes));
          insert(handle, id, cells);
          return new Run(id, source, name, startedAt, readAt, notes);
        });
  }

  private static void insert(Handle handle, long id, Map<String, Map<String, String>> cells) {
    PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO build_cell (run, package, compiler, state) VALUES (?, ?, ?, ?)");
    for (var row : cells.entrySet()) {
      row.getValue().forEach((compiler, state) -> batch.add(id, row.getKey(), compiler, state));
      if (batch.size() >= BATCH) {
        batch.execute();
      }
    }
    if (batch.size() > 0) {
      batch.execute();
    }
  }

  private static long next(Handle handle) {
    return handle
        .createQuery("SELECT COALESCE(MAX(id), 0) + 1 FROM build_run")
        .mapTo(Long.class)
        .one();
  }

  /** Adds what failed in cells whose logs were read; what is known is replaced. */
  public void putFailures(long run, Collection<Failed> failures) {
    jdbi.useTransaction(
        handle -> {
          PreparedBatch batch =
              handle.prepareBatch(
                  """
                  INSERT INTO build_failure
                    (run, package, compiler, cause, signature, culprit, kind, fault, worker)
                  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                  ON CONFLICT (run, package, compiler, cause) DO UPDATE SET
                    signature = excluded.signature, culprit = excluded.culprit,
                    kind = excluded.kind, fault = excluded.fault, worker = excluded.worker
                  """);
          for (Failed one : failures) {
            batch.add(
                run,
                one.cell().packageName(),
                one.cell().compiler(),
                one.cause(),
                one.signature(),
                one.culprit(),
                one.kind(),
                one.fault(),
                one.worker());
          }
          batch.execute();
        });
  }

  /** The run of that name. */
  public Optional<Run> find(String source, String name) {
    return jdbi.withHandle(handle -> find(handle, source, name));
  }

  private static Optional<Run> find(Handle handle, String source, String name) {
    return handle
        .createQuery("SELECT * FROM build_run WHERE source = :source AND run = :run")
        .bind("source", source)
        .bind("run", name)
        .map((row, context) -> run(row))
        .findOne();
  }

  /** A source's runs, newest first. */
  public List<Run> of(String source) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT * FROM build_run WHERE source = :source"
                        + " ORDER BY started_at DESC, id DESC")
                .bind("source", source)
                .map((row, context) -> run(row))
                .list());
  }

  /** The same in numbers. */
  public RunShares counted() {
    return new RunShares(jdbi);
  }

  /** What earlier runs saw of a cause, a signature or a package. */
  public RunHistory history() {
    return new RunHistory(jdbi);
  }

  /** Every source that has a run. */
  public List<String> sources() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT DISTINCT source FROM build_run ORDER BY source")
                .mapTo(String.class)
                .list());
  }

  /** The run's cells: state by compiler by package. */
  public Map<String, Map<String, String>> cells(long run) {
    Map<String, Map<String, String>> cells = new TreeMap<>();
    jdbi.useHandle(
        handle ->
            handle
                .createQuery("SELECT package, compiler, state FROM build_cell WHERE run = :run")
                .bind("run", run)
                .map(
                    (row, context) ->
                        cells
                            .computeIfAbsent(row.getString(1), name -> new TreeMap<>())
                            .put(row.getString(2), row.getString(3)))
                .forEach(previous -> {}));
    return cells;
  }

  /** The run's cells in one state. */
  public Set<Cell> cells(long run, String state) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT package, compiler FROM build_cell WHERE run = :run AND state = :state")
                .bind("run", run)
                .bind("state", state)
                .map((row, context) -> new Cell(row.getString(1), row.getString(2)))
                .collect(Collectors.toSet()));
  }

  /** The failures that were read of a run. */
  public List<Failed> failures(long run) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT * FROM build_failure WHERE run = :run"
                        + " ORDER BY package, compiler, cause")
                .bind("run", run)
                .map((row, context) -> failed(row))
                .list());
  }

  /** Cells of the run whose logs were read. */
  public Set<Cell> read(long run) {
    Set<Cell> cells = new HashSet<>();
    failures(run).forEach(one -> cells.add(one.cell()));
    return cells;
  }

  static Failed failed(ResultSet row) throws SQLException {
    return new Failed(
        new Cell(row.getString("package"), row.getString("compiler")),
        row.getString("cause"),
        row.getString("culprit"),
        row.getString("kind"),
        row.getString("fault"),
        row.getString("worker"));
  }

  static Run run(ResultSet row) throws SQLException {
    return new Run(
        row.getLong("id"),
        row.getString("source"),
        row.getString("run"),
        Columns.moment(row, "started_at"),
        Columns.moment(row, "read_at"),
        Columns.list(row.getString("notes")));
  }
}
