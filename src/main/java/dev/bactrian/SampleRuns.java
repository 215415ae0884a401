package dev.bactrian;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.bactrian.store.BuildRuns;
import dev.bactrian.store.Database;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The build matrices that {@code try} shows: two runs of a made-up health check. */
final class SampleRuns {

  private static final Instant FIRST = Instant.parse("2026-03-20T00:00:00Z");

  private SampleRuns() {}

  static void put(Database database) {
    JsonNode sample;
    try (InputStream in = SampleRuns.class.getResourceAsStream("sample-runs.yml")) {
      sample = new YAMLMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    BuildRuns runs = new BuildRuns(database.jdbi());
    for (int run = 0; run < 2; run++) {
      put(runs, sample, run);
    }
  }

  private static void put(BuildRuns runs, JsonNode sample, int run) {
    String stock = sample.path("stock").asText();
    String variant = sample.path("variant").asText();
    Map<String, Map<String, String>> cells = new HashMap<>();
    List<BuildRuns.Failed> failures = new ArrayList<>();
    for (JsonNode row : sample.path("packages")) {
      String name = row.path(0).asText();
      String state = row.path(2 + 2 * run).asText();
      cells.put(name, Map.of(stock, row.path(1 + 2 * run).asText(), variant, state));
      JsonNode cause = sample.path("causes").path(row.path(5).asText());
      if (!cause.isMissingNode() && (state.equals("bad") || state.equals("partial"))) {
        failures.add(
            new BuildRuns.Failed(
                new BuildRuns.Cell(name, variant),
                cause.path("id").asText(),
                cause.path("culprit").asText(),
                cause.path("kind").asText(),
                cause.path("fault").asText(),
                null));
      }
    }
    Instant at = FIRST.plus(Duration.ofDays(2L * run));
    BuildRuns.Run stored =
        runs.put(
            sample.path("source").asText(),
            at.toString().substring(0, 10),
            at,
            at.plus(Duration.ofHours(9)),
            List.of(),
            cells);
    runs.putFailures(stored.id(), failures);
  }
}
