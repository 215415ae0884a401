package dev.bactrian.cli;

import dev.bactrian.config.RepositoryConfig;
import dev.bactrian.config.Thresholds;
import dev.bactrian.index.Pool;
import dev.bactrian.match.Candidate;
import dev.bactrian.match.Matcher;
import dev.bactrian.report.Post;
import dev.bactrian.report.Report;
import dev.bactrian.triage.Decision;
import dev.bactrian.triage.KnownReports;
import dev.bactrian.triage.Situation;
import dev.bactrian.triage.TriagePolicy;
import java.util.List;
import java.util.function.Function;

/**
 * Ranks and decides as the App does, about a moment of the past: nothing that people linked, said
 * or closed afterwards is known. Thread-safe.
 */
final class Judge implements Function<Pool, Verdict> {

  /** Under these everything is suggested that may be named at all. */
  private static final Thresholds NONE = new Thresholds(0, 0, 2, 1);

  private final Matcher matcher;
  private final RepositoryConfig config;
  private final int top;
  private final TriagePolicy policy = new TriagePolicy();

  /**
   * @param top candidates ranked for each report
   */
  Judge(Matcher matcher, RepositoryConfig config, int top) {
    this.matcher = matcher;
    this.config = config;
    this.top = top;
  }

  @Override
  public Verdict apply(Pool pool) {
    Report report = pool.query().report();
    Post then = report.post().asOf(report.post().createdAt());
    List<Candidate> candidates = matcher.match(pool, top);
    Report before = report.withPost(then);
    return new Verdict(
        then,
        candidates,
        Verdict.named(decide(before, config, candidates)),
        Verdict.candidates(decide(before, config.withThresholds(NONE), candidates)),
        pool.hits().stream().map(hit -> hit.entry().key()).toList());
  }

  private Decision decide(Report report, RepositoryConfig asked, List<Candidate> candidates) {
    return policy.decide(Situation.of(report, asked), candidates, KnownReports.NONE);
  }
}
