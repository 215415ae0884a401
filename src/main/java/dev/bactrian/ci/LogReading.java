package dev.bactrian.ci;

import dev.bactrian.failure.Extractor;
import dev.bactrian.failure.Failure;
import dev.bactrian.signature.Diagnosis;
import dev.bactrian.signature.SignedFailure;
import dev.bactrian.signature.Signer;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the logs of failed builds: which packages failed there on their own, and how. */
public final class LogReading {

  /** A server that fails so often in a row is left alone. */
  private static final int PATIENCE = 5;

  /**
   * A package that failed on its own.
   *
   * @param culprit {@code name.version}, or the name alone where the log says no more
   * @param failure the likeliest cause among its failures; null where nothing was recognised
   * @param also signatures of the others
   */
  public record Seen(String culprit, SignedFailure failure, List<String> also) {

    /** The culprit without its version. */
    public String name() {
      return nameOf(culprit);
    }

    /** What makes two of them the same cause. */
    public String id() {
      return name() + " · " + (failure == null ? "unexplained" : failure.signature().id());
    }
  }

  private final HealthCheckSource source;
  private final Extractor extractor = new Extractor();
  private final Signer signer = new Signer();
  private int unreadable;
  private int inRow;
  private String firstTrouble;
  private JobHeader header = JobHeader.of("");

  LogReading(HealthCheckSource source) {
    this.source = source;
  }

  /** What failed in a cell's log; empty where there is none or it could not be read. */
  Optional<List<Seen>> read(String run, String compiler, BuildState state, String name) {
    if (inRow >= PATIENCE) {
      unreadable++;
      return Optional.empty();
    }
    try {
      Optional<InputStream> log = source.log(run, compiler, state, name);
      if (log.isEmpty()) {
        return Optional.empty();
      }
      try (HeadOf in = new HeadOf(log.get())) {
        List<Failure> failures = extractor.extract(in);
        header = JobHeader.of(in.text());
        inRow = 0;
        return Optional.of(seen(failures, name, signer));
      }
    } catch (IOException e) {
      unreadable++;
      inRow++;
      firstTrouble = firstTrouble == null ? e.getMessage() : firstTrouble;
      return Optional.empty();
    }
  }

  /** What the head of the log read last says of its job. */
  JobHeader header() {
    return header;
  }

  /** What could not be read, in words. */
  Optional<String> note() {
    return unreadable == 0
        ? Optional.empty()
        : Optional.of(
            unreadable
                + (unreadable == 1 ? " log" : " logs")
                + " could not be read ("
                + firstTrouble
                + "); start again to go on where this stopped");
  }

  /**
   * What failed in one log.
   *
   * @param name of what is built there, the culprit where the log names none
   */
  public static List<Seen> seen(List<Failure> failures, String name, Signer signer) {
    Map<String, List<Failure>> byCulprit = new LinkedHashMap<>();
    Map<String, String> versions = new LinkedHashMap<>();
    for (Failure failure : failures) {
      if (failure.packageName() != null) {
        String culprit = nameOf(failure.packageName());
        byCulprit.computeIfAbsent(culprit, k -> new ArrayList<>()).add(failure);
        versions.merge(
            culprit, failure.packageName(), (one, more) -> one.contains(".") ? one : more);
      }
    }
    if (byCulprit.isEmpty()) {
      byCulprit.put(nameOf(name), failures);
      versions.put(nameOf(name), name);
    }
    List<Seen> seen = new ArrayList<>();
    byCulprit.forEach(
        (culprit, own) -> seen.add(seen(versions.get(culprit), signer.diagnose(own))));
    return seen;
  }

  private static Seen seen(String culprit, Diagnosis diagnosis) {
    SignedFailure cause = diagnosis.cause().orElse(null);
    List<String> also =
        diagnosis.failures().stream()
            .filter(one -> !one.failure().weak())
            .map(one -> one.signature().id())
            .filter(id -> cause == null || !id.equals(cause.signature().id()))
            .distinct()
            .limit(5)
            .toList();
    return new Seen(culprit, cause, also);
  }

  /** The package's name: versions begin at the first dot. */
  static String nameOf(String nameAndVersion) {
    int dot = nameAndVersion.indexOf('.');
    return dot < 0 ? nameAndVersion : nameAndVersion.substring(0, dot);
  }
}
