package dev.bactrian.web;

import dev.bactrian.opam.OpamPackage;
import dev.bactrian.opam.Packages;
import dev.bactrian.store.BuildRuns;
import io.javalin.config.JavalinConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Packages × compilers of a run, or what differs from another run. */
final class MatrixPage implements Page {

  private static final int HEAT_COLUMNS = 120;
  private static final int MOST_CAUSES = 200;

  private final Rendering rendering;
  private final RunBook runs;
  private final Packages packages;

  MatrixPage(Rendering rendering, RunBook runs, Packages packages) {
    this.rendering = rendering;
    this.runs = runs;
    this.packages = packages;
  }

  @Override
  public void addTo(JavalinConfig config) {
    config.routes.get("/matrix", this::show);
  }

  private void show(Context context) {
    List<BuildRuns.Run> all = runs.all();
    BuildRuns.Run run = RunBook.chosen(all, context.queryParam("run"));
    MatrixView.Asked asked =
        new MatrixView.Asked(
            run == null ? "" : Long.toString(run.id()),
            text(context, "against"),
            text(context, "state"),
            text(context, "cause"),
            text(context, "q"),
            text(context, "needs"),
            text(context, "home"),
            context.queryParam("differing") != null,
            page(context));
    List<MatrixView.Run> choice =
        all.stream()
            .map(one -> new MatrixView.Run(Long.toString(one.id()), RunBook.name(one)))
            .toList();
    if (run == null) {
      rendering.show(
          context,
          "pages/matrix.jte",
          new MatrixView(choice, asked, List.of(), Map.of(), Map.of(), 0, List.of(), List.of()));
      return;
    }
    RunBook.Matrix other =
        asked.against().isEmpty() ? null : runs.matrix(RunBook.chosen(all, asked.against()));
    rendering.show(context, "pages/matrix.jte", view(choice, asked, runs.matrix(run), other));
  }

  private MatrixView view(
      List<MatrixView.Run> choice,
      MatrixView.Asked asked,
      RunBook.Matrix matrix,
      RunBook.Matrix other) {
    Set<String> compilers = new TreeSet<>();
    matrix.cells().values().forEach(row -> compilers.addAll(row.keySet()));
    Map<BuildRuns.Cell, List<String>> causes = new HashMap<>();
    Map<String, Integer> counted = new HashMap<>();
    for (BuildRuns.Failed one : matrix.failures()) {
      causes.computeIfAbsent(one.cell(), cell -> new ArrayList<>()).add(one.cause());
      counted.merge(one.cause(), 1, Integer::sum);
    }
    Set<String> needing = needing(asked.needs());
    List<MatrixView.Row> rows = new ArrayList<>();
    for (var entry : matrix.cells().entrySet()) {
      Map<String, String> before =
          other == null ? Map.of() : other.cells().getOrDefault(entry.getKey(), Map.of());
      List<MatrixView.Cell> cells = new ArrayList<>();
      for (String compiler : compilers) {
        cells.add(
            new MatrixView.Cell(
                entry.getValue().getOrDefault(compiler, ""),
                other == null ? null : before.getOrDefault(compiler, ""),
                causes.getOrDefault(new BuildRuns.Cell(entry.getKey(), compiler), List.of())));
      }
      MatrixView.Row row = new MatrixView.Row(entry.getKey(), cells);
      if (passes(row, asked, needing)) {
        rows.add(row);
      }
    }
    List<String> columns = List.copyOf(compilers);
    int from = Math.min(rows.size(), (asked.page() - 1) * MatrixView.PAGE);
    return new MatrixView(
        choice,
        asked,
        columns,
        totals(columns, rows),
        heat(columns, rows),
        rows.size(),
        rows.subList(from, Math.min(rows.size(), from + MatrixView.PAGE)),
        counted.entrySet().stream()
            .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
            .limit(MOST_CAUSES)
            .map(Map.Entry::getKey)
            .toList());
  }

  private boolean passes(MatrixView.Row row, MatrixView.Asked asked, Set<String> needing) {
    List<MatrixView.Cell> cells = row.cells();
    return (asked.name().isEmpty()
            || row.name().toLowerCase(Locale.ROOT).contains(asked.name().toLowerCase(Locale.ROOT)))
        && (asked.state().isEmpty()
            || cells.stream().anyMatch(cell -> cell.state().equals(asked.state())))
        && (asked.cause().isEmpty()
            || cells.stream().anyMatch(cell -> cell.causes().contains(asked.cause())))
        && (!asked.differing() || cells.stream().map(MatrixView.Cell::state).distinct().count() > 1)
        && (asked.against().isEmpty()
            || cells.stream().anyMatch(cell -> !Objects.equals(cell.before(), cell.state())))
        && (needing == null || needing.contains(row.plainName()))
        && (asked.home().isEmpty()
            || packages
                .get(row.plainName())
                .flatMap(OpamPackage::home)
                .filter(
                    home ->
                        home.toLowerCase(Locale.ROOT)
                            .startsWith(asked.home().toLowerCase(Locale.ROOT) + "/"))
                .isPresent());
  }

  private Set<String> needing(String name) {
    if (name.isEmpty()) {
      return null;
    }
    Set<String> names = new HashSet<>(packages.reverseDependencies(name));
    names.add(name);
    return names;
  }

  private static Map<String, Map<String, Integer>> totals(
      List<String> compilers, List<MatrixView.Row> rows) {
    Map<String, Map<String, Integer>> totals = new LinkedHashMap<>();
    for (int i = 0; i < compilers.size(); i++) {
      totals.put(compilers.get(i), counts(rows, i));
    }
    return totals;
  }

  private static Map<String, List<Map<String, Integer>>> heat(
      List<String> compilers, List<MatrixView.Row> rows) {
    Map<String, List<Map<String, Integer>>> heat = new LinkedHashMap<>();
    int columns = Math.min(HEAT_COLUMNS, rows.size());
    for (int i = 0; i < compilers.size(); i++) {
      List<Map<String, Integer>> strip = new ArrayList<>();
      for (int column = 0; column < columns; column++) {
        strip.add(
            counts(
                rows.subList(
                    (int) ((long) column * rows.size() / columns),
                    (int) ((column + 1L) * rows.size() / columns)),
                i));
      }
      heat.put(compilers.get(i), strip);
    }
    return heat;
  }

  private static Map<String, Integer> counts(List<MatrixView.Row> rows, int compiler) {
    Map<String, Integer> counts = new TreeMap<>();
    for (MatrixView.Row row : rows) {
      String state = row.cells().get(compiler).state();
      counts.merge(state.isEmpty() ? "not built" : state, 1, Integer::sum);
    }
    return counts;
  }

  private static String text(Context context, String name) {
    String value = context.queryParam(name);
    return value == null ? "" : value.strip();
  }

  private static int page(Context context) {
    String value = context.queryParam("page");
    if (value == null) {
      return 1;
    }
    if (!value.matches("[1-9]\\d{0,5}")) {
      throw new BadRequestResponse("That is not the number of a page.");
    }
    return Integer.parseInt(value);
  }
}
