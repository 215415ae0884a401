package dev.bactrian.ci;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A work directory of opam-health-check: {@code logs/<RUN>/<COMP>/<STATE>/<pkg.version>} or the
 * same in {@code logs/<RUN>.txz} (lib/server_workdirs.ml there), and {@code statuses.json} in the
 * shape of {@code /api/v1/latest/packages} where successful builds left no log. Not thread-safe.
 */
public final class HealthCheckDirectory implements HealthCheckSource {

  private static final String PACKED = ".txz";

  private final Path directory;
  private final List<Path> temporary = new ArrayList<>();
  private final Map<String, Path> unpacked = new HashMap<>();
  private final Set<String> notes = new LinkedHashSet<>();

  public HealthCheckDirectory(Path directory) {
    this.directory = directory;
  }

  /**
   * A whole work directory given as one archive, which is unpacked until this is closed.
   *
   * @throws IOException if it cannot be unpacked or holds no work directory
   */
  static HealthCheckDirectory ofArchive(Path archive) throws IOException {
    Path folder = Files.createTempDirectory("bactrian");
    HealthCheckDirectory opened = null;
    try {
      List<String> notes = Unpacking.into(folder, archive);
      Path root = folder;
      while (!Files.isDirectory(root.resolve("logs"))) {
        List<String> inside = names(root);
        if (inside.size() != 1) {
          throw new IOException(archive + " holds no work directory: there is no logs/ in it");
        }
        root = root.resolve(inside.getFirst());
      }
      opened = new HealthCheckDirectory(root);
      opened.notes.addAll(notes);
      opened.temporary.add(folder);
      return opened;
    } finally {
      if (opened == null) {
        Unpacking.remove(folder);
      }
    }
  }

  @Override
  public List<String> runs() throws IOException {
    Path logs = directory.resolve("logs");
    if (!Files.isDirectory(logs)) {
      throw new NoSuchFileException(
          logs.toString(), null, "not a work directory of opam-health-check: it has no logs/");
    }
    Set<String> runs = new TreeSet<>(names(logs));
    for (String file : fileNames(logs)) {
      if (file.endsWith(PACKED)) {
        String run = file.substring(0, file.length() - PACKED.length());
        if (!runs.add(run)) {
          notes.add("run " + run + " is there twice, as a folder and packed; the folder is read");
        }
      }
    }
    return runs.stream()
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
    if (Files.isDirectory(directory.resolve("tmp").resolve(run))) {
      notes.add("run " + run + " was still being written: what is missing in it is not compared");
    }
    BuildMatrix matrix = new BuildMatrix(run);
    Path root = root(run);
    for (String compiler : names(root)) {
      for (String word : names(root.resolve(compiler))) {
        Optional<BuildState> state = BuildState.of(word);
        if (state.isEmpty()) {
          notes.add("run " + run + " has a state that is not known: " + word);
          continue;
        }
        for (String name : fileNames(root.resolve(compiler).resolve(word))) {
          matrix.put(name, compiler, state.get());
        }
      }
    }
    Path statuses = directory.resolve("statuses.json");
    if (run.equals(runs.getFirst()) && Files.isRegularFile(statuses)) {
      try {
        HealthCheckStatuses.read(new ObjectMapper().readTree(statuses.toFile()), matrix);
      } catch (JsonProcessingException e) {
        notes.add("statuses.json is damaged and was left out: " + e.getOriginalMessage());
      }
    }
    if (matrix.cells().isEmpty()) {
      throw new IOException("run " + run + " holds no results yet");
    }
    return matrix;
  }

  @Override
  public Optional<InputStream> log(
      String run, String compiler, BuildState state, String packageName) throws IOException {
    Path folder = root(run).resolve(compiler).resolve(state.id());
    Path file = folder.resolve(packageName).normalize();
    if (!folder.normalize().equals(file.getParent()) || !Files.isRegularFile(file)) {
      return Optional.empty();
    }
    return Optional.of(Files.newInputStream(file));
  }

  @Override
  public OptionalInt reverseDependencies(String packageName) throws IOException {
    try {
      Optional<String> text = metadata("revdeps", packageName);
      return text.isEmpty()
          ? OptionalInt.empty()
          : OptionalInt.of(Integer.parseInt(text.get().strip()));
    } catch (NumberFormatException damaged) {
      return OptionalInt.empty();
    }
  }

  @Override
  public Optional<String> opamFile(String name) throws IOException {
    return metadata("opams", name);
  }

  private Optional<String> metadata(String folder, String name) throws IOException {
    Path parent = directory.resolve("metadata").resolve(folder);
    Path file = parent.resolve(name).normalize();
    boolean there = parent.normalize().equals(file.getParent()) && Files.isRegularFile(file);
    return there ? Optional.of(Files.readString(file)) : Optional.empty();
  }

  @Override
  public List<String> notes() {
    return List.copyOf(notes);
  }

  @Override
  public void close() throws IOException {
    for (Path folder : temporary) {
      Unpacking.remove(folder);
    }
    temporary.clear();
    unpacked.clear();
  }

  /** Where the run's compilers are; unpacked on first use. */
  private Path root(String run) throws IOException {
    Path folder = directory.resolve("logs").resolve(run);
    if (Files.isDirectory(folder)) {
      return folder;
    }
    Path known = unpacked.get(run);
    if (known == null) {
      known = Files.createTempDirectory("bactrian");
      temporary.add(known);
      notes.addAll(Unpacking.into(known, directory.resolve("logs").resolve(run + PACKED)));
      unpacked.put(run, known);
    }
    return known;
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
      return children
          .filter(Files::isRegularFile)
          .map(child -> child.getFileName().toString())
          .toList();
    }
  }
}
