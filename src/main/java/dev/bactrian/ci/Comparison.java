package dev.bactrian.ci;

import dev.bactrian.signature.SignedFailure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntConsumer;

/**
 * What a variant of the compiler, or a later run, breaks: the packages that are good in the stock
 * column and bad or partial in the variant's, and the few failures that explain them.
 *
 * @param stock the column that is held to be right
 * @param variant the column that is investigated
 * @param regressions in the order of their names
 * @param causes those that explain most packages first
 * @param fixed packages that fail in the stock column and are good in the variant's
 * @param notes what is incomplete or odd, in words; empty if nothing is
 */
public record Comparison(
    Column stock,
    Column variant,
    List<Regression> regressions,
    List<Cause> causes,
    List<String> fixed,
    List<String> notes) {

  /** One compiler in one run. */
  public record Column(String run, String compiler) {}

  public Comparison {
    regressions = List.copyOf(regressions);
    causes = List.copyOf(causes);
    fixed = List.copyOf(fixed);
    notes = List.copyOf(notes);
  }

  /** Compares two columns of one run. */
  public static Comparison of(
      HealthCheckSource source,
      BuildMatrix matrix,
      String stock,
      String variant,
      IntConsumer progress)
      throws IOException {
    return of(source, matrix, stock, matrix, variant, progress);
  }

  /**
   * Compares two columns, of one run or of two.
   *
   * @param before the run of the stock column
   * @param after the run of the variant's column
   * @param progress told how many regressions were read so far
   * @throws IOException if the source cannot be read; single logs that cannot are noted
   * @throws IllegalArgumentException if a compiler has no column in its run
   */
  public static Comparison of(
      HealthCheckSource source,
      BuildMatrix before,
      String stock,
      BuildMatrix after,
      String variant,
      IntConsumer progress)
      throws IOException {
    require(before, stock);
    require(after, variant);
    LogReading reading = new LogReading(source);
    CauseSheet sheet = new CauseSheet();
    List<Regression> regressions = new ArrayList<>();
    List<String> fixed = new ArrayList<>();
    for (var row : after.cells().entrySet()) {
      String name = row.getKey();
      BuildState now = row.getValue().get(variant);
      BuildState then = before.state(name, stock);
      if (then != null && then.failed() && now == BuildState.GOOD) {
        fixed.add(name);
      }
      if (then != BuildState.GOOD || now == null || !now.failed()) {
        continue;
      }
      List<LogReading.Seen> seen = reading.read(after.run(), variant, now, name).orElse(List.of());
      regressions.add(new Regression(name, now, sheet.add(name, seen)));
      progress.accept(regressions.size());
    }
    Set<String> notes = new LinkedHashSet<>(source.notes());
    reading.note().ifPresent(notes::add);
    return new Comparison(
        new Column(before.run(), stock),
        new Column(after.run(), variant),
        regressions,
        sheet.causes(new Surroundings(source, reading, before, stock, variant)),
        fixed,
        List.copyOf(notes));
  }

  /** How many regressions there are, and so how many logs will be read. */
  public static int regressions(
      BuildMatrix before, String stock, BuildMatrix after, String variant) {
    return (int)
        after.cells().entrySet().stream()
            .filter(row -> before.state(row.getKey(), stock) == BuildState.GOOD)
            .map(row -> row.getValue().get(variant))
            .filter(state -> state != null && state.failed())
            .count();
  }

  private static void require(BuildMatrix matrix, String compiler) {
    if (!matrix.compilers().contains(compiler)) {
      throw new IllegalArgumentException(
          "no compiler "
              + compiler
              + " in run "
              + matrix.run()
              + "; there are: "
              + String.join(", ", matrix.compilers()));
    }
  }

  /** What the stock column and the packages' metadata say of a cause. */
  private record Surroundings(
      HealthCheckSource source,
      LogReading reading,
      BuildMatrix before,
      String stock,
      String variant)
      implements CauseSheet.Context {

    @Override
    public Blame blame(SignedFailure failure, String culprit, Collection<String> versions) {
      Optional<String> opamFile = Optional.empty();
      try {
        opamFile = culprit == null ? opamFile : source.opamFile(culprit);
      } catch (IOException unreadable) {
        // One piece of evidence less.
      }
      return Blaming.of(failure, variant, opamFile, failure != null && onStock(failure, versions));
    }

    /**
     * The culprit's own cell on stock, where it was built there by itself. It may be bad on both:
     * then a matrix of differences does not have it, and its log says whether there is one.
     */
    private boolean onStock(SignedFailure failure, Collection<String> versions) {
      return versions.stream()
          .filter(version -> version.contains("."))
          .filter(
              version -> {
                BuildState state = before.state(version, stock);
                return state == null || state == BuildState.BAD;
              })
          .flatMap(
              version ->
                  reading
                      .read(before.run(), stock, BuildState.BAD, version)
                      .orElse(List.of())
                      .stream())
          .anyMatch(
              seen ->
                  seen.failure() != null
                      && seen.failure().signature().id().equals(failure.signature().id()));
    }

    @Override
    public int reverseDependencies(String culprit, Collection<String> versions) {
      int most = -1;
      for (String version : versions) {
        try {
          OptionalInt count = source.reverseDependencies(version);
          most = Math.max(most, count.orElse(-1));
        } catch (IOException unreadable) {
          // Then it is not counted.
        }
      }
      return most;
    }
  }
}
