package dev.bactrian.ci;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A work directory of opam-health-check: {@code logs/<RUN>/<COMP>/<STATE>/<pkg.version>}
 * (lib/server_workdirs.ml there), and {@code statuses.json} in the shape of {@code
 * /api/v1/latest/packages} where successful builds left no log.
 */
public final class HealthCheckDirectory implements HealthCheckSource {

  private final Path directory;

  public HealthCheckDirectory(Path directory) {
    this.directory = directory;
  }

  @Override
  public List<String> runs() throws IOException {
    Path logs = directory.resolve("logs");
    if (!Files.isDirectory(logs)) {
      throw new NoSuchFileException(
          logs.toString(), null, "not a work directory of opam-health-check: it has no logs/");
    }
    return names(logs).stream().sorted(Comparator.comparingLong(this::startOf).reversed()).toList();
  }

  /** The run's start in Unix seconds; a name of another form sorts last. */
  private long startOf(String run) {
    int dash = run.indexOf('-');
    try {
      return Long.parseLong(dash < 0 ? run : run.substring(0, dash));
    } catch (NumberFormatException notATime) {
      return Long.MIN_VALUE;
    }
  }

  @Override
  public BuildMatrix matrix(String run) throws IOException {
    List<String> runs = runs();
    if (!runs.contains(run)) {
      throw new NoSuchFileException(
          run, null, "no such run; there are: " + String.join(", ", runs));
    }
    BuildMatrix matrix = new BuildMatrix(run);
    Path root = directory.resolve("logs").resolve(run);
    for (String compiler : names(root)) {
      for (String word : names(root.resolve(compiler))) {
        Optional<BuildState> state = BuildState.of(word);
        if (state.isPresent()) {
          for (String name : fileNames(root.resolve(compiler).resolve(word))) {
            matrix.put(name, compiler, state.get());
          }
        }
      }
    }
    Path statuses = directory.resolve("statuses.json");
    if (run.equals(runs.getFirst()) && Files.isRegularFile(statuses)) {
      readStatuses(statuses, matrix);
    }
    return matrix;
  }

  private static void readStatuses(Path file, BuildMatrix matrix) throws IOException {
    JsonNode packages = new ObjectMapper().readTree(file.toFile());
    for (JsonNode one : packages) {
      for (JsonNode status : one.path("statuses")) {
        Optional<BuildState> state = BuildState.of(status.path("status").asText());
        if (state.isPresent() && one.path("name").isTextual()) {
          matrix.put(one.get("name").asText(), status.path("compiler").asText(), state.get());
        }
      }
    }
  }

  @Override
  public Optional<InputStream> log(
      String run, String compiler, BuildState state, String packageName) throws IOException {
    Path file = directory.resolve("logs").resolve(run).resolve(compiler).resolve(state.id());
    file = file.resolve(packageName).normalize();
    if (!file.startsWith(directory.normalize()) || !Files.isRegularFile(file)) {
      return Optional.empty();
    }
    return Optional.of(Files.newInputStream(file));
  }

  private static List<String> names(Path parent) throws IOException {
    try (Stream<Path> children = Files.list(parent)) {
      return children
          .filter(Files::isDirectory)
          .map(child -> child.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  private static List<String> fileNames(Path parent) throws IOException {
    try (Stream<Path> children = Files.list(parent)) {
      return children.map(child -> child.getFileName().toString()).toList();
    }
  }
}
