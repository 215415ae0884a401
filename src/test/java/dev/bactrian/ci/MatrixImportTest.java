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
    assertThat(matrices.trends(taken.run(), "4.14", "5.2").orElseThrow().get(Trend.NEW))
        .noneMatch(name -> name.startsWith("broken"));
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
