package dev.bactrian.ci.job;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;

/** One CI server. Implementations are thread-safe. */
public interface CiSource {

  /** The kind of CI in one word, for figures and lists. */
  String name();

  /** Where it stands, for {@code doctor}. */
  URI base();

  /** True if such a link leads to a build or a job here; asks nobody. */
  boolean knows(URI link);

  /** True if that is the log of a job here; asks nobody. */
  default boolean hasLog(URI log) {
    return knows(log);
  }

  /**
   * The jobs behind a link: all of a commit, or the one that it names.
   *
   * @throws IOException in words if the server can't be reached, knows no such build, or answers in
   *     a shape that is not known
   */
  CiBuild build(URI link) throws IOException;

  /**
   * The text of a job's log, as it comes; empty if there is none.
   *
   * @param log of a job of {@link #build}
   * @throws IOException in words if it can't be read
   */
  Optional<InputStream> log(URI log) throws IOException;
}
