package dev.bactrian.ci;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where the results of an opam-health-check come from: a work directory, an archive or a server.
 */
public interface HealthCheckSource extends Closeable {

  /** Ids of the runs ({@code <unix time>-<commit>}), newest first. */
  List<String> runs() throws IOException;

  /**
   * The results of one run.
   *
   * @throws IOException if there is no such run, or it cannot be read
   */
  BuildMatrix matrix(String run) throws IOException;

  /**
   * The same, where only packages are wanted on which these two compilers differ; others may be
   * left out.
   */
  default BuildMatrix differences(String run, String stock, String variant) throws IOException {
    return matrix(run);
  }

  /** The log of one cell; empty where none was kept. The caller closes it. */
  Optional<InputStream> log(String run, String compiler, BuildState state, String packageName)
      throws IOException;

  /** How many packages need this one ({@code name.version}), as the health check counted. */
  default OptionalInt reverseDependencies(String packageName) throws IOException {
    return OptionalInt.empty();
  }

  /** The opam file of a package's latest version ({@code name}), if it was kept. */
  default Optional<String> opamFile(String name) throws IOException {
    return Optional.empty();
  }

  /** What is incomplete or odd in what was read so far, in words; empty if nothing is. */
  default List<String> notes() {
    return List.of();
  }

  @Override
  default void close() throws IOException {}
}
