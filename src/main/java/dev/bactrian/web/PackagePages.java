package dev.bactrian.web;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.bactrian.ci.Blocked;
import dev.bactrian.ci.PackageSurvey;
import dev.bactrian.opam.Ocaml5;
import dev.bactrian.opam.OpamPackage;
import dev.bactrian.opam.Packages;
import dev.bactrian.store.BuildRuns;
import dev.bactrian.store.CauseReports;
import dev.bactrian.store.ReportFacts;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Packages, and one package with what it waits for and what waits for it. */
final class PackagePages implements Page {

  private static final int MOST = 200;

  /** Of each further list on the page of all packages. */
  private static final int SHOWN = 100;

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_+-]{1,100}");

  private final Rendering rendering;
  private final Packages packages;
  private final ReportFacts facts;
  private final RunBook runs;
  private final BuildRuns builds;
  private final CauseReports reports;
  private final ReportBook book;

  /** All packages and all public reports are looked at for it. */
  private final LoadingCache<Boolean, Surveyed> surveyed =
      Caffeine.newBuilder()
          .refreshAfterWrite(Duration.ofMinutes(1))
          .expireAfterWrite(Duration.ofMinutes(10))
          .build(only -> survey());

  private record Surveyed(
      List<PackageSurvey.Bug> bugs,
      List<PackagesView.Build> builds,
      List<PackagesView.Closed> closed) {}

  PackagePages(Rendering rendering, RunBook runs, Ground ground) {
    this.rendering = rendering;
    this.packages = ground.packages();
    this.facts = ground.facts();
    this.runs = runs;
    this.builds = ground.runs();
    this.reports = ground.causeReports();
    this.book = ground.book();
  }

  @Override
  public void addTo(JavalinConfig config) {
    config.routes.get("/packages", this::list);
    config.routes.get("/package/{name}", this::show);
  }

  private void list(Context context) {
    List<PackagesView.Line> lines = new ArrayList<>();
    facts.openByPackage(MOST).forEach((name, open) -> lines.add(line(name, open)));
    Surveyed now = surveyed.get(Boolean.TRUE);
    rendering.show(
        context,
        "pages/packages.jte",
        new PackagesView(
            packages.all().size(),
            lines,
            // What was surveyed a moment ago may be hidden since.
            now.bugs().stream()
                .filter(one -> book.isPublic(one.report()))
                .limit(SHOWN)
                .map(PackagePages::bug)
                .toList(),
            now.builds(),
            now.closed()));
  }

  private Surveyed survey() {
    PackageSurvey survey =
        new PackageSurvey(
            packages, facts.concerns(), Blocked.in(builds, name -> true), reports.all());
    return new Surveyed(
        survey.bugs().stream().limit(2 * SHOWN).toList(),
        survey.needs().stream()
            .flatMap(
                need ->
                    need.builds().stream()
                        .map(one -> PackagesView.Build.of(one, need.reverseDependencies())))
            .limit(SHOWN)
            .toList(),
        survey.closedToOcaml5().stream().map(PackagePages::closed).limit(SHOWN).toList());
  }

  private static PackagesView.Bug bug(PackageSurvey.Bug one) {
    return new PackagesView.Bug(
        one.report(),
        "/report/" + one.report().replace('#', '/'),
        one.title(),
        one.packages().stream().map(PackageSurvey.Waiting::name).toList(),
        one.waiting());
  }

  private static PackagesView.Closed closed(OpamPackage one) {
    return new PackagesView.Closed(
        one.name(), one.ocaml5() == Ocaml5.NO, Math.max(1, one.closedReleases().size()));
  }

  private PackagesView.Line line(String name, int open) {
    Optional<OpamPackage> known = packages.get(name);
    boolean compiler = known.map(OpamPackage::isCompiler).orElse(OpamPackage.isCompiler(name));
    return new PackagesView.Line(
        name,
        open,
        compiler ? packages.all().size() : packages.waiting(name),
        known.map(one -> one.ocaml5().name().toLowerCase(Locale.ROOT)).orElse("unknown"));
  }

  private void show(Context context) {
    String name = context.pathParam("name");
    if (!NAME.matcher(name).matches()) {
      throw new NotFoundResponse("That is not the name of a package.");
    }
    Optional<OpamPackage> known = packages.get(name);
    List<ReportFacts.Concern> concerns = facts.concerns(name);
    BuildRuns.Run run = RunBook.chosen(runs.all(), null);
    List<PackageView.BuiltCell> cells = run == null ? List.of() : cells(runs.matrix(run), name);
    if (known.isEmpty() && concerns.isEmpty() && cells.isEmpty()) {
      throw new NotFoundResponse(
          "Neither the imported opam repository, nor a public report, nor the newest run knows a"
              + " package of that name.");
    }
    rendering.show(
        context,
        "pages/package.jte",
        new PackageView(
            name,
            known.map(OpamPackage::version).orElse(null),
            known.map(OpamPackage::bounds).orElse(null),
            known.flatMap(OpamPackage::home).orElse(null),
            packages.keptFromOcaml5(name).stream().map(OpamPackage::name).toList(),
            concerns.stream().limit(MOST).map(PackagePages::concern).toList(),
            cells,
            Blocked.in(builds, name::equals).stream()
                .map(one -> PackagesView.Build.of(one, 0))
                .toList(),
            known.map(OpamPackage::closedReleases).orElse(List.of()),
            run == null ? null : RunBook.name(run),
            needs(known),
            neededBy(name),
            packages.waiting(name)));
  }

  private static PackageView.Concern concern(ReportFacts.Concern one) {
    return new PackageView.Concern(
        one.repository() + "#" + one.issue().number(),
        "/report/" + one.repository() + "/" + one.issue().number(),
        one.title(),
        one.open(),
        one.failing());
  }

  private static List<PackageView.BuiltCell> cells(RunBook.Matrix matrix, String name) {
    List<PackageView.BuiltCell> cells = new ArrayList<>();
    for (var row : matrix.cells().entrySet()) {
      if (row.getKey().equals(name) || row.getKey().startsWith(name + ".")) {
        for (Map.Entry<String, String> cell : row.getValue().entrySet()) {
          cells.add(
              new PackageView.BuiltCell(
                  row.getKey(),
                  cell.getKey(),
                  cell.getValue(),
                  matrix.failures().stream()
                      .filter(
                          one -> one.cell().equals(new BuildRuns.Cell(row.getKey(), cell.getKey())))
                      .map(BuildRuns.Failed::cause)
                      .toList()));
        }
      }
    }
    return cells;
  }

  private static List<String> needs(Optional<OpamPackage> known) {
    Set<String> names = new TreeSet<>();
    known.ifPresent(one -> one.depends().forEach(names::addAll));
    names.removeIf(OpamPackage::isCompiler);
    return List.copyOf(names);
  }

  private List<String> neededBy(String name) {
    return packages.all().stream()
        .filter(one -> one.depends().stream().anyMatch(any -> any.contains(name)))
        .map(OpamPackage::name)
        .limit(MOST)
        .toList();
  }
}
