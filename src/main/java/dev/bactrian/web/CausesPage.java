package dev.bactrian.web;

import dev.bactrian.comment.BuildReport;
import dev.bactrian.store.BuildRuns;
import dev.bactrian.store.CauseReports;
import dev.bactrian.store.IssueKey;
import dev.bactrian.store.Links;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Clusters: of failures by cause, of reports by what people said is the same. */
final class CausesPage implements Page {

  private static final int RUNS = 10;
  private static final int MOST = 100;

  private final Rendering rendering;
  private final RunBook runs;
  private final CauseReports reports;
  private final Links links;
  private final ReportBook book;

  CausesPage(
      Rendering rendering, RunBook runs, CauseReports reports, Links links, ReportBook book) {
    this.rendering = rendering;
    this.runs = runs;
    this.reports = reports;
    this.links = links;
    this.book = book;
  }

  @Override
  public void addTo(JavalinConfig config) {
    config.routes.get("/causes", this::show);
  }

  private void show(Context context) {
    List<BuildRuns.Run> all = runs.all();
    BuildRuns.Run run = RunBook.chosen(all, context.queryParam("run"));
    List<BuildRuns.Run> over =
        run == null
            ? List.of()
            : all.stream()
                .filter(one -> one.source().equals(run.source()))
                .filter(one -> !one.startedAt().isAfter(run.startedAt()))
                .limit(RUNS)
                .toList()
                .reversed();
    rendering.show(
        context,
        "pages/causes.jte",
        new CausesView(
            all.stream()
                .map(one -> new MatrixView.Run(Long.toString(one.id()), RunBook.name(one)))
                .toList(),
            run == null ? "" : Long.toString(run.id()),
            over.stream().map(one -> one.startedAt().toString().substring(0, 10)).toList(),
            run == null ? List.of() : causes(run, over),
            clusters(rendering.visitor(context))));
  }

  private List<CausesView.Line> causes(BuildRuns.Run run, List<BuildRuns.Run> over) {
    Collection<Map<String, Integer>> packages = runs.packagesByCause(over).values();
    Map<String, BuildRuns.Failed> first = new LinkedHashMap<>();
    runs.failures(run).forEach(one -> first.putIfAbsent(one.cause(), one));
    Map<String, List<String>> told = new HashMap<>();
    for (CauseReports.CauseReport one : reports.all()) {
      if (one.number() > 0) {
        told.computeIfAbsent(one.cause(), cause -> new ArrayList<>())
            .add(
                one.repository()
                    + "#"
                    + one.number()
                    + " ("
                    + one.state().name().toLowerCase(Locale.ROOT)
                    + ")");
      }
    }
    List<CausesView.Line> lines = new ArrayList<>();
    first.forEach(
        (cause, failed) -> {
          List<Integer> counts = packages.stream().map(one -> one.getOrDefault(cause, 0)).toList();
          lines.add(
              new CausesView.Line(
                  cause,
                  failed.culprit(),
                  failed.kind(),
                  failed.fault(),
                  counts.getLast(),
                  counts,
                  told.getOrDefault(cause, List.of()),
                  "/matrix?run="
                      + run.id()
                      + "&cause="
                      + URLEncoder.encode(cause, StandardCharsets.UTF_8),
                  BuildReport.shortId(cause)));
        });
    return lines.stream()
        .sorted(
            Comparator.comparingInt(CausesView.Line::packages)
                .reversed()
                .thenComparing(CausesView.Line::id))
        .limit(MOST)
        .toList();
  }

  /** Counted are those that the visitor may see: the number of others is not theirs to know. */
  private List<CausesView.Cluster> clusters(Visitor visitor) {
    Map<Long, Boolean> visible = new HashMap<>();
    Map<IssueKey, Long> counts = new LinkedHashMap<>();
    links
        .duplicates()
        .chains()
        .clusters()
        .forEach(
            (canonical, duplicates) -> {
              long count =
                  duplicates.stream()
                      .filter(
                          one ->
                              visible.computeIfAbsent(
                                  one.repository(), id -> book.maySee(visitor, id)))
                      .count();
              if (count > 0) {
                counts.put(canonical, count);
              }
            });
    return counts.entrySet().stream()
        .sorted(Map.Entry.<IssueKey, Long>comparingByValue().reversed())
        .flatMap(
            one ->
                book.get(visitor, ReportBook.key(one.getKey())).stream()
                    .map(
                        entry ->
                            new CausesView.Cluster(
                                book.line(entry.report().post()), Math.toIntExact(one.getValue()))))
        .limit(MOST)
        .toList();
  }
}
