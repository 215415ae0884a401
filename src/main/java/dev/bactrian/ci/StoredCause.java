package dev.bactrian.ci;

import dev.bactrian.store.BuildRuns;
import dev.bactrian.store.BuildRuns.Failed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** One cause of a stored run, with no more than its example's log read again. */
public final class StoredCause {

  private StoredCause() {}

  /**
   * The regressions that have this cause, on the compiler on which most have it, as a comparison
   * with this one cause.
   *
   * @param source where the run's logs are
   * @param cause its id
   * @return empty if the run has no such regression, or its log shows it no longer
   */
  public static Optional<Comparison> read(
      HealthCheckSource source, BuildRuns store, BuildRuns.Run run, String cause)
      throws IOException {
    Map<String, Map<String, String>> cells = store.cells(run.id());
    Map<String, List<Failed>> byCompiler = new TreeMap<>();
    for (Failed one : store.failures(run.id())) {
      Map<String, String> row = cells.getOrDefault(one.cell().packageName(), Map.of());
      if (one.cause().equals(cause)
          && row.containsValue(BuildState.GOOD.id())
          && state(row, one).failed()) {
        byCompiler.computeIfAbsent(one.cell().compiler(), key -> new ArrayList<>()).add(one);
      }
    }
    Optional<List<Failed>> most =
        byCompiler.values().stream().max(Comparator.comparingInt(List::size));
    if (most.isEmpty()) {
      return Optional.empty();
    }
    String variant = most.get().getFirst().cell().compiler();
    List<Regression> regressions = new ArrayList<>();
    for (Failed one : most.get()) {
      String name = one.cell().packageName();
      regressions.add(new Regression(name, state(cells.get(name), one), List.of(cause)));
    }
    LogReading reading = new LogReading(source);
    for (Regression one : ownFirst(regressions, most.get().getFirst().culprit())) {
      Optional<LogReading.Seen> seen =
          reading.read(run.run(), variant, one.state(), one.packageName()).stream()
              .flatMap(List::stream)
              .filter(each -> each.id().equals(cause) && each.failure() != null)
              .findFirst();
      if (seen.isPresent()) {
        String stock = stock(cells.get(one.packageName()));
        return Optional.of(
            new Comparison(
                new Comparison.Column(run.run(), stock),
                new Comparison.Column(run.run(), variant),
                regressions,
                List.of(cause(source, variant, one, seen.get(), regressions.size())),
                List.of(),
                List.of()));
      }
    }
    return Optional.empty();
  }

  /** The culprit's own build tells most; a few others, if its log is gone. */
  private static List<Regression> ownFirst(List<Regression> all, String culprit) {
    return all.stream()
        .sorted(
            Comparator.comparing(
                    (Regression one) -> !LogReading.nameOf(one.packageName()).equals(culprit))
                .thenComparing(one -> one.state() != BuildState.BAD))
        .limit(3)
        .toList();
  }

  private static Cause cause(
      HealthCheckSource source, String variant, Regression example, LogReading.Seen seen, int many)
      throws IOException {
    return new Cause(
        seen.id(),
        seen.name(),
        List.of(seen.culprit()),
        seen.failure(),
        Blaming.of(seen.failure(), variant, source.opamFile(seen.name()), false),
        new Impact(many, 0, 0, source.reverseDependencies(seen.culprit()).orElse(-1)),
        example.packageName(),
        seen.also());
  }

  private static BuildState state(Map<String, String> row, Failed one) {
    return BuildState.of(row.getOrDefault(one.cell().compiler(), ""))
        .orElse(BuildState.NOT_AVAILABLE);
  }

  private static String stock(Map<String, String> row) {
    return new TreeSet<>(row.keySet())
        .stream().filter(one -> row.get(one).equals(BuildState.GOOD.id())).findFirst().orElse("");
  }
}
