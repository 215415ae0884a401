package dev.bactrian.handler;

import dev.bactrian.ci.Cause;
import dev.bactrian.ci.Comparison;
import dev.bactrian.ci.Finding;
import dev.bactrian.ci.HealthCheckSource;
import dev.bactrian.ci.Reproduction;
import dev.bactrian.comment.BuildPublisher;
import dev.bactrian.comment.BuildReport;
import dev.bactrian.config.RepositoryConfig;
import dev.bactrian.github.GitHubException;
import dev.bactrian.github.Issue;
import dev.bactrian.github.RepositoryRef;
import dev.bactrian.opam.OpamPackage;
import dev.bactrian.opam.Packages;
import dev.bactrian.signature.Fault;
import dev.bactrian.store.BuildRuns;
import dev.bactrian.store.CauseReports;
import dev.bactrian.store.CauseReports.CauseReport;
import dev.bactrian.store.CauseReports.State;
import dev.bactrian.store.IssueKey;
import dev.bactrian.store.ReportFacts;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Causes of failing builds to drafts of reports, and one of them to a tracker where a person
 * commands it, once. Thread-safe.
 */
public final class CauseDrafts {

  /** Where bugs of the compiler and its runtime are reported since multicore is part of it. */
  private static final String COMPILER = "ocaml/ocaml";

  private final Packages packages;
  private final BuildRuns runs;
  private final CauseReports reports;
  private final ReportFacts facts;
  private final InstantSource clock;

  public CauseDrafts(
      Packages packages,
      BuildRuns runs,
      CauseReports reports,
      ReportFacts facts,
      InstantSource clock) {
    this.packages = packages;
    this.runs = runs;
    this.reports = reports;
    this.facts = facts;
    this.clock = clock;
  }

  /**
   * A report that could be filed.
   *
   * @param tracker {@code owner/name} it belongs to; empty where fault and metadata don't say
   * @param known {@code owner/name#number} of a report that covers the cause already
   */
  public record Draft(
      Cause cause, String title, String body, Optional<String> tracker, Optional<String> known) {}

  /**
   * The draft for a cause.
   *
   * @param name of the source in the store, where its history is
   * @throws IOException if the log of its example cannot be read
   */
  public Draft draft(HealthCheckSource source, String name, Comparison comparison, Cause cause)
      throws IOException {
    Finding finding = Finding.of(source, comparison, cause);
    Comparison.Column variant = comparison.variant();
    Optional<BuildRuns.Run> first = runs.history().firstSeen(name, cause.id(), variant.compiler());
    String firstBad = first.map(BuildRuns.Run::run).orElse(variant.run());
    Optional<String> lastGood =
        first.flatMap(
            bad ->
                runs.of(name).stream()
                    .dropWhile(one -> one.id() != bad.id())
                    .skip(1)
                    .map(BuildRuns.Run::run)
                    .findFirst());
    Optional<Reproduction> reproduction = finding.reproduction();
    BuildReport.Facts told =
        new BuildReport.Facts(
            cause.culprit(),
            cause.versions().getFirst(),
            comparison.stock().compiler(),
            variant.compiler(),
            cause.failure() == null ? "unexplained" : cause.failure().failure().message(),
            cause.blame().reason(),
            finding.excerpt().lines(),
            finding.packages(),
            firstBad,
            lastGood.orElse(null),
            reproduction.map(Reproduction::dockerfile).orElse(null),
            reproduction.map(Reproduction::commands).orElse(List.of()));
    return new Draft(
        cause,
        BuildReport.title(told),
        BuildReport.body(cause.id(), told),
        tracker(cause),
        known(cause));
  }

  private Optional<String> tracker(Cause cause) {
    return switch (cause.blame().fault()) {
      case COMPILER -> Optional.of(COMPILER);
      case PACKAGE -> packages.get(cause.culprit()).flatMap(OpamPackage::home);
      case INFRASTRUCTURE, UNKNOWN -> Optional.empty();
    };
  }

  /** A report that was filed for it, or an open one with the same failure of the same package. */
  private Optional<String> known(Cause cause) {
    Optional<String> filed = filed(cause.id());
    if (filed.isPresent() || cause.failure() == null) {
      return filed;
    }
    List<IssueKey> same = facts.withSignature(cause.failure().signature().id());
    return same.isEmpty()
        ? Optional.empty()
        : facts.concerns().stream()
            .filter(one -> one.open() && same.contains(one.issue()))
            .filter(
                one ->
                    one.packageName().equals(cause.culprit())
                        || cause.blame().fault() == Fault.COMPILER)
            .map(one -> one.repository() + "#" + one.issue().number())
            .findFirst();
  }

  /** The report that is known to speak of the cause. */
  Optional<String> filed(String cause) {
    return reports.all().stream()
        .filter(one -> one.cause().equals(cause) && one.number() > 0)
        .map(one -> one.repository() + "#" + one.number())
        .findFirst();
  }

  /**
   * Files the draft, unless that was done.
   *
   * @param config of the tracker
   * @return number of the report, new or found; empty if nothing may be written now
   * @throws GitHubException if GitHub refuses
   */
  public Optional<Integer> file(
      Draft draft, RepositoryRef tracker, RepositoryConfig config, BuildPublisher publisher) {
    String cause = draft.cause().id();
    String name = tracker.fullName();
    Optional<CauseReport> before = reports.find(cause, name);
    if (before.isPresent() && before.get().number() > 0) {
      return before.map(CauseReport::number);
    }
    // An intention that was left behind is taken up: the marker shows what came of it.
    reports.intend(cause, name, clock.instant());
    Optional<Issue> issue;
    try {
      issue = publisher.file(tracker, config, cause, draft.title(), draft.body());
    } catch (GitHubException e) {
      if (!e.outcomeUnknown()) {
        reports.remove(cause, name);
      }
      throw e;
    }
    if (issue.isEmpty()) {
      reports.remove(cause, name);
      return Optional.empty();
    }
    reports.put(new CauseReport(cause, name, issue.get().number(), State.RED, clock.instant()));
    return issue.map(Issue::number);
  }
}
