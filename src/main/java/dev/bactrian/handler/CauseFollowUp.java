package dev.bactrian.handler;

import dev.bactrian.comment.BuildPublisher;
import dev.bactrian.comment.BuildRemarks;
import dev.bactrian.github.RepositoryRef;
import dev.bactrian.opam.Packages;
import dev.bactrian.store.BuildRuns;
import dev.bactrian.store.CauseReports;
import dev.bactrian.store.CauseReports.CauseReport;
import dev.bactrian.store.CauseReports.State;
import dev.bactrian.store.IssueKey;
import dev.bactrian.store.ReportFacts;
import dev.bactrian.store.Reports;
import dev.bactrian.store.Repositories;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * After a run was read: tells the reports that cover its causes. One line while it fails, a word
 * when it has turned green, and another when it is back. Thread-safe.
 */
public final class CauseFollowUp {

  private static final String GOOD = "good";
  private static final String BETWEEN = " · ";

  private final BuildRuns runs;
  private final CauseReports reports;
  private final Reports posts;
  private final ReportFacts facts;
  private final Repositories repositories;
  private final RepositorySettings settings;
  private final BuildPublisher publisher;
  private final Packages packages;
  private final InstantSource clock;

  public CauseFollowUp(
      BuildRuns runs,
      CauseReports reports,
      Reports posts,
      ReportFacts facts,
      Repositories repositories,
      RepositorySettings settings,
      BuildPublisher publisher,
      Packages packages,
      InstantSource clock) {
    this.runs = runs;
    this.reports = reports;
    this.posts = posts;
    this.facts = facts;
    this.repositories = repositories;
    this.settings = settings;
    this.publisher = publisher;
    this.packages = packages;
    this.clock = clock;
  }

  /** Tells the reports what the run shows of the variant's regressions. */
  public void after(BuildRuns.Run run, String stock, String variant) {
    Map<String, Map<String, String>> cells = runs.cells(run.id());
    Map<String, List<BuildRuns.Failed>> red = new TreeMap<>();
    for (BuildRuns.Failed one : runs.failures(run.id())) {
      Map<String, String> row = cells.getOrDefault(one.cell().packageName(), Map.of());
      boolean regressed = one.cell().compiler().equals(variant) && GOOD.equals(row.get(stock));
      if (regressed && one.culprit() != null && !one.fault().equals("infrastructure")) {
        red.computeIfAbsent(one.cause(), cause -> new ArrayList<>()).add(one);
      }
    }
    red.forEach((cause, failed) -> link(cause, failed.getFirst()));
    Map<IssueKey, List<BuildRemarks.Covered>> remarks = new LinkedHashMap<>();
    for (CauseReport report : reports.all()) {
      if (report.number() > 0) {
        tell(report, red.get(report.cause()), run, variant, cells, remarks);
      }
    }
    remarks.forEach(
        (issue, covered) ->
            ref(issue.repository())
                .ifPresent(
                    ref ->
                        publisher.remark(
                            ref, issue.number(), settings.of(ref), BuildRemarks.covered(covered))));
  }

  /** Notes the open reports that the cause belongs to: the same failure of the same package. */
  private void link(String cause, BuildRuns.Failed failed) {
    String signature = cause.substring(cause.indexOf(BETWEEN) + BETWEEN.length());
    List<IssueKey> same = facts.withSignature(signature);
    if (same.isEmpty()) {
      return;
    }
    Optional<String> home = packages.get(failed.culprit()).flatMap(one -> one.home());
    for (ReportFacts.Concern concern : facts.concerns()) {
      boolean its =
          concern.packageName().equals(failed.culprit())
              || failed.fault().equals("compiler")
              || home.isPresent() && home.get().equalsIgnoreCase(concern.repository());
      if (its
          && concern.open()
          && same.contains(concern.issue())
          && reports.find(cause, concern.repository()).isEmpty()) {
        reports.put(
            new CauseReport(
                cause, concern.repository(), concern.issue().number(), State.RED, clock.instant()));
      }
    }
  }

  private void tell(
      CauseReport report,
      List<BuildRuns.Failed> red,
      BuildRuns.Run run,
      String variant,
      Map<String, Map<String, String>> cells,
      Map<IssueKey, List<BuildRemarks.Covered>> remarks) {
    Optional<RepositoryRef> ref = named(report.repository());
    if (ref.isEmpty()) {
      return;
    }
    if (red != null) {
      List<String> names =
          List.copyOf(new TreeSet<>(red.stream().map(one -> one.cell().packageName()).toList()));
      if (report.state() == State.GREEN
          && once(ref.get(), report, run, BuildRemarks.back(variant, run.run(), names))) {
        keep(report, State.RED);
      }
      remarks
          .computeIfAbsent(
              new IssueKey(ref.get().id(), report.number()), issue -> new ArrayList<>())
          .add(new BuildRemarks.Covered(red.getFirst().culprit(), variant, run.run(), names));
      return;
    }
    List<BuildRuns.Cell> before =
        runs.history().lastSeen(run.source(), report.cause(), run.startedAt()).stream()
            .filter(cell -> cell.compiler().equals(variant))
            .toList();
    boolean green =
        report.state() == State.RED
            && run.notes().isEmpty()
            && !before.isEmpty()
            && before.stream()
                .allMatch(
                    cell ->
                        GOOD.equals(cells.getOrDefault(cell.packageName(), Map.of()).get(variant)));
    boolean closed =
        posts
            .get(new IssueKey(ref.get().id(), report.number()))
            .map(post -> post.closedAt() != null)
            .orElse(false);
    if (green && closed) {
      keep(report, State.GREEN);
    } else if (green
        && once(ref.get(), report, run, BuildRemarks.green(variant, run.run(), before.size()))) {
      keep(report, State.GREEN);
    }
  }

  private boolean once(RepositoryRef ref, CauseReport report, BuildRuns.Run run, String text) {
    return publisher.once(
        ref, report.number(), settings.of(ref), report.cause() + run.source() + run.run(), text);
  }

  private void keep(CauseReport report, State state) {
    reports.put(
        new CauseReport(
            report.cause(), report.repository(), report.number(), state, clock.instant()));
  }

  private Optional<RepositoryRef> named(String fullName) {
    int slash = fullName.indexOf('/');
    return repositories
        .named(fullName.substring(0, slash), fullName.substring(slash + 1))
        .flatMap(one -> ref(one.id()));
  }

  /** Where the App is installed; imported trackers can't be written to. */
  private Optional<RepositoryRef> ref(long id) {
    return repositories
        .get(id)
        .filter(one -> one.installation() > 0 && !repositories.isSuspended(one.installation()))
        .map(one -> new RepositoryRef(one.installation(), one.id(), one.fullName()));
  }
}
