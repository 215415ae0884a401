package dev.bactrian.web;

import java.util.List;

/** Work that takes long, as it stands now. Implementations are thread-safe. */
@FunctionalInterface
public interface LongWork {

  /**
   * One piece of it; no private repository is named.
   *
   * @param share of it that is done, 0 to 1; negative if nobody knows how much there is
   */
  record Job(String name, String words, double share) {}

  List<Job> now();
}
