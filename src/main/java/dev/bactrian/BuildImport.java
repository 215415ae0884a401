package dev.bactrian;

import dev.bactrian.ci.HealthCheckSource;
import dev.bactrian.ci.HealthCheckSources;
import dev.bactrian.ci.MatrixImport;
import dev.bactrian.ci.PoliteClient;
import dev.bactrian.ci.Trend;
import dev.bactrian.config.DeploymentConfig;
import dev.bactrian.store.BuildRuns;
import dev.bactrian.store.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;

/** Takes a run of a health check into the store by hand. */
public final class BuildImport {

  private BuildImport() {}

  /**
   * Takes it in.
   *
   * @param run its id, or null for the newest
   * @param stock compiler, or null for all
   * @param variant compiler whose regressions are compared with the run before, or null
   * @param cache folder for what a server answered
   * @return what was done, in lines
   * @throws IOException if it cannot be read; nothing stored is lost then
   */
  public static List<String> run(
      DeploymentConfig config,
      String healthCheck,
      String run,
      String stock,
      String variant,
      Path cache,
      IntConsumer progress)
      throws IOException {
    Files.createDirectories(config.data());
    List<String> lines = new ArrayList<>();
    try (Database database = DataDirectory.database(config);
        HealthCheckSource source = HealthCheckSources.open(healthCheck, new PoliteClient(cache))) {
      MatrixImport matrices =
          new MatrixImport(new BuildRuns(database.jdbi()), InstantSource.system());
      List<String> runs = source.runs();
      if (runs.isEmpty()) {
        throw new IOException(healthCheck + " holds no finished run");
      }
      MatrixImport.Taken taken =
          matrices.take(
              source, nameOf(healthCheck), run == null ? runs.getFirst() : run, stock, progress);
      lines.add(
          "run %s: %d cells, %d logs read"
              .formatted(taken.run().run(), taken.cells(), taken.logs()));
      taken.notes().forEach(note -> lines.add("partial result: " + note));
      if (stock != null && variant != null) {
        matrices
            .trends(taken.run(), stock, variant)
            .ifPresentOrElse(
                trends ->
                    trends.forEach(
                        (trend, names) ->
                            lines.add(
                                trend.name().toLowerCase(Locale.ROOT)
                                    + ": "
                                    + names.size()
                                    + (names.isEmpty() || trend == Trend.STILL
                                        ? ""
                                        : " (" + String.join(", ", names) + ")"))),
                () -> lines.add("no earlier run to compare with"));
      }
    }
    return lines;
  }

  /** What the source is called in the store: the address without a slash, or the real path. */
  public static String nameOf(String healthCheck) throws IOException {
    return healthCheck.matches("https?://.*")
        ? healthCheck.replaceFirst("/+$", "")
        : Path.of(healthCheck).toRealPath().toString();
  }
}
