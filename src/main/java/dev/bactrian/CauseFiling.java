package dev.bactrian;

import dev.bactrian.ci.Cause;
import dev.bactrian.ci.Comparison;
import dev.bactrian.ci.Finding;
import dev.bactrian.ci.HealthCheckSource;
import dev.bactrian.ci.Reproduction;
import dev.bactrian.comment.BuildPublisher;
import dev.bactrian.comment.BuildReport;
import dev.bactrian.comment.WriteGate;
import dev.bactrian.config.DeploymentConfig;
import dev.bactrian.github.GitHubApi;
import dev.bactrian.github.GitHubException;
import dev.bactrian.github.GitHubHost;
import dev.bactrian.github.Issue;
import dev.bactrian.github.RepositoryRef;
import dev.bactrian.opam.Packages;
import dev.bactrian.signature.Fault;
import dev.bactrian.store.BuildRuns;
import dev.bactrian.store.CauseReports;
import dev.bactrian.store.CauseReports.CauseReport;
import dev.bactrian.store.CauseReports.State;
import dev.bactrian.store.Database;
import dev.bactrian.store.ReportFacts;
import dev.bactrian.store.Writes;
import java.io.IOException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Causes to drafts of reports, and one of them to a tracker where a person commands it. Not
 * thread-safe.
 */
public final class CauseFiling implements AutoCloseable {

  /** Where bugs of the compiler and its runtime are reported since multicore is part of it. */
  private static final String COMPILER = "ocaml/ocaml";

  private final DeploymentConfig config;
  private final Database database;
  private final Packages packages;
  private final BuildRuns runs;
  private final CauseReports reports;
  private final ReportFacts facts;
  private final InstantSource clock;

  private CauseFiling(DeploymentConfig config, Database database, InstantSource clock) {
    this.config = config;
    this.database = database;
    this.packages = DataDirectory.packages(config);
    this.runs = new BuildRuns(database.jdbi());
    this.reports = new CauseReports(database.jdbi());
    this.facts = new ReportFacts(database.jdbi());
    this.clock = clock;
  }

  /** On what is stored. */
  public static CauseFiling open(DeploymentConfig config, InstantSource clock) throws IOException {
    Files.createDirectories(config.data());
    return new CauseFiling(config, DataDirectory.database(config), clock);
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
   */
  public Draft draft(HealthCheckSource source, String name, Comparison comparison, Cause cause)
      throws IOException {
    Finding finding = Finding.of(source, comparison, cause);
    Comparison.Column variant = comparison.variant();
    Optional<BuildRuns.Run> first = runs.firstSeen(name, cause.id(), variant.compiler());
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
      case PACKAGE -> packages.get(cause.culprit()).flatMap(one -> one.home());
      case INFRASTRUCTURE, UNKNOWN -> Optional.empty();
    };
  }

  /** A report that was filed for it, or an open one with the same failure of the same package. */
  private Optional<String> known(Cause cause) {
    Optional<String> filed =
        reports.all().stream()
            .filter(one -> one.cause().equals(cause.id()) && one.number() > 0)
            .map(one -> one.repository() + "#" + one.number())
            .findFirst();
    if (filed.isPresent() || cause.failure() == null) {
      return filed;
    }
    var same = facts.withSignature(cause.failure().signature().id());
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

  /**
   * Files the draft as the person whose token this is.
   *
   * @return {@code owner/name#number} of the report, new or found
   * @throws IOException if it is being filed by somebody else, or nothing may be written
   * @throws GitHubException if GitHub refuses
   */
  public String file(Draft draft, String tracker, String token) throws IOException {
    String cause = draft.cause().id();
    Optional<CauseReport> before = reports.find(cause, tracker);
    if (before.isPresent() && before.get().number() > 0) {
      return tracker + "#" + before.get().number();
    }
    // An intention that was left behind is taken up: the marker shows what came of it.
    reports.intend(cause, tracker, clock.instant());
    GitHubApi github =
        GitHubApi.withToken(new GitHubHost(config.githubApi(), config.githubWeb()), token, clock);
    BuildPublisher publisher =
        new BuildPublisher(
            github, new WriteGate(new Writes(database.jdbi()), clock, config.shadow()), 0);
    Optional<Issue> issue;
    try {
      issue = publisher.file(new RepositoryRef(0, 0, tracker), cause, draft.title(), draft.body());
    } catch (GitHubException e) {
      if (!e.outcomeUnknown()) {
        reports.remove(cause, tracker);
      }
      throw e;
    }
    if (issue.isEmpty()) {
      reports.remove(cause, tracker);
      throw new IOException("nothing may be written now: shadow mode, or too much was lately");
    }
    reports.put(new CauseReport(cause, tracker, issue.get().number(), State.RED, clock.instant()));
    return tracker + "#" + issue.get().number();
  }

  @Override
  public void close() {
    database.close();
  }
}
