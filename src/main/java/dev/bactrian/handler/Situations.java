package dev.bactrian.handler;

import dev.bactrian.config.RepositoryConfig;
import dev.bactrian.index.Entry;
import dev.bactrian.report.Report;
import dev.bactrian.report.ReportKey;
import dev.bactrian.store.IssueKey;
import dev.bactrian.store.Links;
import dev.bactrian.store.Rejections;
import dev.bactrian.store.Remarks;
import dev.bactrian.store.Reports;
import dev.bactrian.triage.Situation;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Gathers from the store what counts for a decision about one report. Thread-safe. */
final class Situations {

  private final Links links;
  private final Rejections rejections;
  private final Remarks remarks;
  private final MentionedReports mentioned;

  Situations(Links links, Rejections rejections, Remarks remarks, MentionedReports mentioned) {
    this.links = links;
    this.rejections = rejections;
    this.remarks = remarks;
    this.mentioned = mentioned;
  }

  Situation of(Entry entry, Reports.Stored stored, RepositoryConfig config) {
    Report report = entry.report();
    IssueKey issue = stored.key();
    Set<ReportKey> rejected =
        rejections.of(issue).stream().map(Tracker::key).collect(Collectors.toSet());
    boolean settled =
        "duplicate".equals(stored.stateReason())
            || links.duplicates().duplicateOf(issue).isPresent();
    return new Situation(
        report.post(),
        config,
        stored.locked(),
        settled,
        Situation.isTemplateOnly(report),
        report.versions(),
        named(stored, issue),
        rejected);
  }

  private Set<ReportKey> named(Reports.Stored stored, IssueKey issue) {
    Set<ReportKey> named = new HashSet<>(mentioned.in(stored.body(), issue.repository()));
    for (Remarks.Remark remark : remarks.under(issue)) {
      // What is said to a bot is no opinion.
      String said =
          remark
              .body()
              .lines()
              .filter(line -> !line.startsWith("/") && !line.startsWith("@"))
              .collect(Collectors.joining("\n"));
      named.addAll(mentioned.in(said, issue.repository()));
    }
    return named;
  }
}
