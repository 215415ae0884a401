package dev.bactrian.ci;

import static dev.bactrian.ci.MiniatureWorkdir.NEW;
import static dev.bactrian.ci.MiniatureWorkdir.OLD;
import static dev.bactrian.ci.MiniatureWorkdir.failing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.store.BuildRuns;
import dev.bactrian.store.Database;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Map;
import java.util.SortedSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs in the store, what changed between them, and how well the CI itself is. */
class MatrixImportTest {

  private static final Instant NOW = Instant.ofEpochSecond(1_700_100_000);

  @TempDir Path folder;

  private MiniatureWorkdir workdir;
  private Database database;
  private BuildRuns runs;
  private MatrixImport matrices;

  @BeforeEach
  void open() throws IOException {
    workdir = MiniatureWorkdir.of(folder.resolve("work"));
    database = Database.open(folder.resolve("a.db"));
    runs = new BuildRuns(database.jdbi());
    matrices = new MatrixImport(runs, InstantSource.fixed(NOW));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void a_run_is_kept_with_its_failures_and_read_once() throws IOException {
    MatrixImport.Taken taken = take(NEW);

    assertThat(taken.cells()).isEqualTo(10);
    assertThat(taken.logs()).isEqualTo(4);
    assertThat(runs.cells(taken.run().id()).get("atlas.0.9"))
        .containsExactly(Map.entry("4.14", "good"), Map.entry("5.2", "partial"));
    assertThat(runs.failures(taken.run().id()))
        .extracting(BuildRuns.Failed::culprit)
        .containsExactly("dates", "maps", "dates", "dates", "maps");
    assertThat(take(NEW).logs()).isZero();
    assertThat(runs.of("here")).hasSize(1);
  }

  @Test
  void regressions_are_new_still_there_or_fixed() throws IOException {
    for (String name : new String[] {"maps.3.1", "fine.0.3", "dates.1.0", "diary.2.1"}) {
      workdir.cell(OLD, "4.14", "good", name, "");
    }
    take(OLD);
    Map<Trend, SortedSet<String>> trends =
        matrices.trends(take(NEW).run(), "4.14", "5.2").orElseThrow();

    assertThat(trends.get(Trend.NEW)).containsExactly("atlas.0.9", "dates.1.0", "diary.2.1");
    assertThat(trends.get(Trend.STILL)).containsExactly("maps.3.1");
    assertThat(trends.get(Trend.FIXED)).containsExactly("fine.0.3");
    assertThat(trends.get(Trend.FLAKY)).isEmpty();
  }

  @Test
  void a_change_without_a_change_of_inputs_is_flaky() {
    BuildMatrix older = new BuildMatrix("1600000000-0a1b2c3d");
    BuildMatrix newer = new BuildMatrix("1600090000-0a1b2c3d");
    for (BuildMatrix one : new BuildMatrix[] {older, newer}) {
      one.put("wells.1", "4.14", BuildState.GOOD);
    }
    older.put("wells.1", "5.2", BuildState.GOOD);
    newer.put("wells.1", "5.2", BuildState.BAD);

    assertThat(Trends.between(older, newer, "4.14", "5.2").get(Trend.FLAKY))
        .containsExactly("wells.1");
  }

  @Test
  void what_the_ci_itself_failed_at_is_counted_and_its_worker_named() throws IOException {
    for (int i = 0; i < 6; i++) {
      workdir.cell(
          NEW,
          "5.2",
          "internal-failure",
          "broken" + i + ".1",
          "Building on tired-camel\n+++ Timeout!! (2. hours) +++\n");
      workdir.cell(
          NEW,
          "5.2",
          "bad",
          "sane" + i + ".1",
          "Building on swift-camel\n" + failing("sane" + i + ".1", "Unbound value Tent.fold"));
      workdir.cell(NEW, "4.14", "good", "sane" + i + ".1", "");
      workdir.cell(NEW, "4.14", "good", "broken" + i + ".1", "");
    }
    take(OLD);
    MatrixImport.Taken taken = take(NEW);

    CiHealth health =
        CiHealth.of(runs, taken.run().startedAt().plus(Duration.ofDays(3_000))).getFirst();

    assertThat(health.infrastructure()).isEqualTo(6);
    assertThat(health.timeouts()).isEqualTo(6);
    assertThat(health.suspects()).containsExactly("tired-camel");
    assertThat(health.late()).isPositive();
    assertThat(health.alerts())
        .anySatisfy(alert -> assertThat(alert).contains("through no fault of the code"))
        .anySatisfy(alert -> assertThat(alert).contains("overdue by"))
        .anySatisfy(alert -> assertThat(alert).contains("elsewhere on tired-camel"));
    assertThat(health.days())
        .extracting(
            CiHealth.Day::day,
            CiHealth.Day::cells,
            CiHealth.Day::infrastructure,
            CiHealth.Day::timeouts)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(LocalDate.of(2023, 11, 14), 34, 6, 6),
            org.assertj.core.groups.Tuple.tuple(LocalDate.of(2020, 9, 13), 5, 0, 0));
    assertThat(matrices.trends(taken.run(), "4.14", "5.2").orElseThrow().get(Trend.NEW))
        .noneMatch(name -> name.startsWith("broken"));
  }

  @Test
  void what_is_the_machines_fault_is_its_share_and_no_regression() throws IOException {
    String full =
        failing("full.1", "x").replaceAll("(?s)# File.*", "# write: No space left on device\n");
    workdir.cell(NEW, "4.14", "good", "full.1", "").cell(NEW, "5.2", "bad", "full.1", full);
    workdir
        .cell(NEW, "4.14", "good", "hung.1", "")
        .cell(NEW, "5.2", "internal-failure", "hung.1", "+++ Timeout!! (2. hours) +++\n");
    MatrixImport.Taken taken = take(NEW);

    CiHealth health = CiHealth.of(runs, NOW).getFirst();

    assertThat(health.infrastructure()).isEqualTo(2);
    assertThat(health.timeouts()).isEqualTo(1);
    try (HealthCheckSource source = new HealthCheckDirectory(workdir.root())) {
      Comparison comparison = Comparison.of(source, source.matrix(NEW), "4.14", "5.2", read -> {});
      assertThat(comparison.regressions())
          .extracting(Regression::packageName)
          .doesNotContain("hung.1");
      assertThat(comparison.causes())
          .filteredOn(cause -> cause.culprit().equals("full"))
          .singleElement()
          .extracting(cause -> cause.blame().fault())
          .isEqualTo(dev.bactrian.signature.Fault.INFRASTRUCTURE);
    }
    assertThat(Blocked.in(runs, name -> name.equals("hung"))).isEmpty();
    assertThat(taken.notes()).isEmpty();
  }

  @Test
  void a_run_that_is_stuck_or_ended_early_or_does_not_come_is_an_alert() {
    Instant start = Instant.parse("2026-03-20T00:00:00Z");
    Map<String, Map<String, String>> whole =
        Map.of(
            "a.1",
            Map.of("5.2", "good"),
            "b.1",
            Map.of("5.2", "good"),
            "c.1",
            Map.of("5.2", "good"));
    runs.put("here", "1-a", start, start, java.util.List.of(), whole);

    assertThat(CiHealth.of(runs, start.plus(Duration.ofHours(95))).getFirst().alerts()).isEmpty();
    assertThat(CiHealth.of(runs, start.plus(Duration.ofHours(97))).getFirst().alerts())
        .containsExactly("the next run is overdue by 1 hours");

    Instant second = start.plus(Duration.ofDays(2));
    runs.put(
        "here",
        "2-b",
        second,
        second,
        java.util.List.of("run 2-b was still being written"),
        Map.of("a.1", Map.of("5.2", "good")));
    assertThat(CiHealth.of(runs, second.plus(Duration.ofHours(10))).getFirst().alerts())
        .containsExactly("the newest run ended early: 1 cells, the one before has 3");
    assertThat(CiHealth.of(runs, second.plus(Duration.ofHours(60))).getFirst().alerts())
        .contains("the newest run seems to be stuck: it is not whole after 60 hours");
    assertThat(CiHealth.of(runs, second).getFirst().days()).hasSize(2);
  }

  @Test
  void a_log_that_cannot_be_read_is_noted_and_read_the_next_time() throws IOException {
    HealthCheckSource broken =
        new HealthCheckSource() {
          private final HealthCheckSource whole = new HealthCheckDirectory(workdir.root());

          @Override
          public java.util.List<String> runs() throws IOException {
            return whole.runs();
          }

          @Override
          public BuildMatrix matrix(String run) throws IOException {
            return whole.matrix(run);
          }

          @Override
          public java.util.Optional<java.io.InputStream> log(
              String run, String compiler, BuildState state, String name) throws IOException {
            if (name.equals("maps.3.1")) {
              throw new IOException("the server is down");
            }
            return whole.log(run, compiler, state, name);
          }
        };

    MatrixImport.Taken taken = matrices.take(broken, "here", NEW, "4.14", done -> {});

    assertThat(taken.notes())
        .singleElement()
        .asString()
        .contains("1 log could not be read (the server is down)");
    assertThat(take(NEW).notes()).isEmpty();
    assertThat(runs.failures(taken.run().id())).hasSize(5);
  }

  private MatrixImport.Taken take(String run) throws IOException {
    try (HealthCheckSource source = new HealthCheckDirectory(workdir.root())) {
      return matrices.take(source, "here", run, "4.14", done -> {});
    }
  }
}
