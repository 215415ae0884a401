package dev.bactrian.ci;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** Where the results of an opam-health-check come from: a work directory or a server. */
public interface HealthCheckSource {

  /** Ids of the runs ({@code <unix time>-<commit>}), newest first. */
  List<String> runs() throws IOException;

  /**
   * The results of one run.
   *
   * @throws IOException if there is no such run, or it cannot be read
   */
  BuildMatrix matrix(String run) throws IOException;

  /** The log of one cell; empty where none was kept. The caller closes it. */
  Optional<InputStream> log(String run, String compiler, BuildState state, String packageName)
      throws IOException;
}
