package dev.bactrian.triage;

import dev.bactrian.report.Report;
import dev.bactrian.signature.Diagnosis;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a duplicate knows that the canonical report lacks: facts, no text. Immutable.
 *
 * @param versions compiler versions only the duplicate names
 * @param packages opam packages only the duplicate names
 * @param signatures of failures only the duplicate shows
 * @param logs how many logs it holds, where the canonical report has none
 * @param logLinks addresses of logs only the duplicate names
 * @param hasReproduction true if it holds code or commands, and the canonical report has none
 */
public record Additions(
    Set<String> versions,
    Set<String> packages,
    List<String> signatures,
    int logs,
    List<String> logLinks,
    boolean hasReproduction) {

  /** Nothing is added. */
  public static final Additions NONE =
      new Additions(Set.of(), Set.of(), List.of(), 0, List.of(), false);

  public Additions {
    signatures = List.copyOf(signatures);
    logLinks = List.copyOf(logLinks);
  }

  /** Compares the two as they stand now. */
  public static Additions of(Report canonical, Diagnosis there, Report duplicate, Diagnosis here) {
    return new Additions(
        without(duplicate.versions(), canonical.versions()),
        without(duplicate.packages(), canonical.packages()),
        without(signatures(here), signatures(there)),
        canonical.logs().isEmpty() ? duplicate.logs().size() : 0,
        without(duplicate.logLinks(), canonical.logLinks()),
        canonical.code().isEmpty() && !duplicate.code().isEmpty());
  }

  public boolean isEmpty() {
    return versions.isEmpty()
        && packages.isEmpty()
        && signatures.isEmpty()
        && logs == 0
        && logLinks.isEmpty()
        && !hasReproduction;
  }

  private static List<String> signatures(Diagnosis diagnosis) {
    return diagnosis.failures().stream()
        .filter(failure -> !failure.symptom())
        .map(failure -> failure.signature().id())
        .distinct()
        .toList();
  }

  private static Set<String> without(Set<String> some, Set<String> others) {
    Set<String> left = new TreeSet<>(some);
    left.removeAll(others);
    return left;
  }

  private static List<String> without(List<String> some, List<String> others) {
    List<String> left = new ArrayList<>(some);
    left.removeAll(others);
    return left;
  }
}
