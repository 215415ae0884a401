package dev.bactrian.ci;

import dev.bactrian.failure.Extractor;
import dev.bactrian.failure.Failure;
import dev.bactrian.signature.Diagnosis;
import dev.bactrian.signature.SignedFailure;
import dev.bactrian.signature.Signer;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * What a variant of the compiler breaks: the packages that are good on stock and bad or partial on
 * the variant, and the few failures that explain them.
 *
 * @param stock compiler
 * @param variant compiler
 * @param regressions in the order of their names
 * @param causes those that explain most packages first
 */
public record Comparison(
    String stock, String variant, List<Regression> regressions, List<Cause> causes) {

  public Comparison {
    regressions = List.copyOf(regressions);
    causes = List.copyOf(causes);
  }

  /**
   * Compares two columns of one run.
   *
   * @param progress told how many regressions were read so far
   * @throws IOException if a log cannot be read
   * @throws IllegalArgumentException if a compiler has no column in the run
   */
  public static Comparison of(
      HealthCheckSource source,
      BuildMatrix matrix,
      String stock,
      String variant,
      IntConsumer progress)
      throws IOException {
    for (String compiler : List.of(stock, variant)) {
      if (!matrix.compilers().contains(compiler)) {
        throw new IllegalArgumentException(
            "no compiler "
                + compiler
                + " in this run; there are: "
                + String.join(", ", matrix.compilers()));
      }
    }
    Extractor extractor = new Extractor();
    Signer signer = new Signer();
    List<Regression> regressions = new ArrayList<>();
    Map<String, Cause> causes = new LinkedHashMap<>();
    for (var row : matrix.cells().entrySet()) {
      BuildState state = row.getValue().get(variant);
      if (row.getValue().get(stock) != BuildState.GOOD || state == null || !state.failed()) {
        continue;
      }
      String name = row.getKey();
      List<String> ids = new ArrayList<>();
      for (Cause cause : read(source, matrix.run(), variant, state, name, extractor, signer)) {
        causes.merge(cause.id(), cause, (known, same) -> known.seenAgain());
        ids.add(cause.id());
      }
      regressions.add(new Regression(name, state, ids));
      progress.accept(regressions.size());
    }
    List<Cause> ranked =
        causes.values().stream()
            .sorted(Comparator.comparingInt(Cause::packages).reversed().thenComparing(Cause::id))
            .toList();
    return new Comparison(stock, variant, regressions, ranked);
  }

  private static List<Cause> read(
      HealthCheckSource source,
      String run,
      String compiler,
      BuildState state,
      String name,
      Extractor extractor,
      Signer signer)
      throws IOException {
    Optional<InputStream> log = source.log(run, compiler, state, name);
    if (log.isEmpty()) {
      return List.of(new Cause("no log", null, null, 1, name));
    }
    try (InputStream in = log.get()) {
      return causesIn(extractor.extract(in), name, signer);
    }
  }

  /** One cause a package that failed on its own: the likeliest among its failures. */
  private static List<Cause> causesIn(List<Failure> failures, String name, Signer signer) {
    Map<String, List<Failure>> byCulprit = new LinkedHashMap<>();
    for (Failure failure : failures) {
      if (failure.packageName() != null) {
        byCulprit
            .computeIfAbsent(nameOf(failure.packageName()), k -> new ArrayList<>())
            .add(failure);
      }
    }
    if (byCulprit.isEmpty()) {
      byCulprit.put(nameOf(name), failures);
    }
    List<Cause> causes = new ArrayList<>();
    byCulprit.forEach(
        (culprit, own) -> {
          Diagnosis diagnosis = signer.diagnose(own);
          SignedFailure cause = diagnosis.cause().orElse(null);
          String signature = cause == null ? "unexplained" : cause.signature().id();
          causes.add(new Cause(culprit + " · " + signature, culprit, cause, 1, name));
        });
    return causes;
  }

  /** The package's name: versions begin at the first dot. */
  private static String nameOf(String nameAndVersion) {
    int dot = nameAndVersion.indexOf('.');
    return dot < 0 ? nameAndVersion : nameAndVersion.substring(0, dot);
  }
}
