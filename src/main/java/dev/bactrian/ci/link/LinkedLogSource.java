package dev.bactrian.ci.link;

import java.net.URI;
import java.util.List;

/** One kind of place where logs lie that reports point at. Implementations are thread-safe. */
public interface LinkedLogSource {

  /** One word for figures and for {@code /explain}. */
  String name();

  /** True if such a link is read here; asks nobody. */
  boolean knows(URI link);

  /**
   * The texts behind a link, each bounded by {@link Limits}; none if nothing there failed.
   *
   * @param reader the report's repository: what it may not see is not read
   * @throws NotRead in words, if it can't or mustn't be read
   */
  List<String> read(URI link, Reader reader) throws NotRead;

  /**
   * For whom a log is read.
   *
   * @param installation of the App, through which GitHub is asked
   * @param repository its id
   */
  record Reader(long installation, long repository, boolean isPrivate) {}
}
