package dev.bactrian.ci;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * A cause with what a report of it needs.
 *
 * @param packages {@code name.version} of all that it concerns, those that failed themselves first
 * @param excerpt of the example's log
 * @param reproduction empty where the run does not say enough
 */
public record Finding(
    Cause cause, List<String> packages, LogExcerpt excerpt, Optional<Reproduction> reproduction) {

  public Finding {
    packages = List.copyOf(packages);
  }

  /** Reads the example's log again for it. */
  public static Finding of(HealthCheckSource source, Comparison comparison, Cause cause)
      throws IOException {
    List<Regression> concerned =
        comparison.regressions().stream().filter(r -> r.causes().contains(cause.id())).toList();
    BuildState state =
        concerned.stream()
            .filter(one -> one.packageName().equals(cause.example()))
            .map(Regression::state)
            .findFirst()
            .orElse(BuildState.BAD);
    LogExcerpt excerpt = LogExcerpt.NONE;
    Comparison.Column variant = comparison.variant();
    if (cause.failure() != null) {
      Optional<InputStream> log =
          source.log(variant.run(), variant.compiler(), state, cause.example());
      if (log.isPresent()) {
        try (InputStream in = log.get()) {
          excerpt = LogExcerpt.read(in, cause.failure().failure().logLine());
        }
      }
    }
    return new Finding(
        cause,
        java.util.stream.Stream.concat(
                concerned.stream().filter(one -> one.state() == BuildState.BAD),
                concerned.stream().filter(one -> one.state() != BuildState.BAD))
            .map(Regression::packageName)
            .toList(),
        excerpt,
        reproduction(variant, cause, excerpt));
  }

  private static Optional<Reproduction> reproduction(
      Comparison.Column variant, Cause cause, LogExcerpt excerpt) {
    String built = cause.versions().stream().filter(v -> v.contains(".")).findFirst().orElse(null);
    try {
      return built == null
          ? Optional.empty()
          : Optional.of(Reproduction.of(variant.run(), variant.compiler(), built, excerpt));
    } catch (IllegalArgumentException notEnough) {
      return Optional.empty();
    }
  }
}
