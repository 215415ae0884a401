package dev.bactrian.ci.job;

import java.util.List;
import java.util.stream.Stream;

/**
 * Where to look for what failed, by what a CI says on GitHub: the jobs that its summary names, else
 * its page; of those, what lies on the servers of the settings. Thread-safe.
 */
public final class FailedLinks {

  /** Jobs of one build that are asked for. */
  private static final int MOST = 5;

  private final CiSources servers;

  public FailedLinks(CiSources servers) {
    this.servers = servers;
  }

  /**
   * The links, the first few.
   *
   * @param summary in Markdown; empty if there is none
   * @param page the CI's own; null if there is none
   */
  public List<String> of(String summary, String page) {
    List<String> jobs =
        known(
            SummaryLinks.in(summary, "").stream()
                .filter(job -> job.outcome() == Outcome.FAILED)
                .map(job -> job.log().toString()));
    return jobs.isEmpty() ? known(Stream.ofNullable(page)) : jobs;
  }

  private List<String> known(Stream<String> links) {
    return links.filter(link -> servers.of(link).isPresent()).limit(MOST).toList();
  }
}
