package dev.bactrian.ci;

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
    return names(logs).stream()
        .sorted(Comparator.comparingLong(HealthCheckRuns::startOf).reversed())
        .toList();
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
      HealthCheckStatuses.read(new ObjectMapper().readTree(statuses.toFile()), matrix);
    }
    return matrix;
  }

  @Override
  public Optional<InputStream> log(
      String run, String compiler, BuildState state, String packageName) throws IOException {
    Path folder = directory.resolve("logs").resolve(run).resolve(compiler).resolve(state.id());
    Path file = folder.resolve(packageName).normalize();
    if (!folder.normalize().equals(file.getParent()) || !Files.isRegularFile(file)) {
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
