package dev.bactrian.triage;

import dev.bactrian.config.LabelMode;
import dev.bactrian.report.Report;
import dev.bactrian.signature.Diagnosis;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The labels that may be suggested for a report: those that fit, by the names that the repository
 * has or its file gives them. Never one that the report has, nor one that people refused. Pure.
 */
public final class SuggestedLabels {

  private final Situation situation;
  private final List<LabelSuggestion> fitting;

  public SuggestedLabels(
      Situation situation, Decision decision, Report report, Diagnosis diagnosis) {
    this.situation = situation;
    this.fitting = LabelRules.of(decision, report, diagnosis);
  }

  /** True if nobody needs to ask GitHub which labels there are. */
  public boolean isEmpty() {
    return fitting.isEmpty();
  }

  /** True if they may be shown though nobody asked. */
  public boolean unasked() {
    return situation.config().suggestLabels() != LabelMode.OFF
        && SilenceRules.reason(situation).isEmpty();
  }

  /**
   * Those that may be named.
   *
   * @param existing labels of the repository; asked for only if it matters
   * @param refused labels that people don't want on this report
   */
  public List<LabelSuggestion> in(
      Supplier<? extends Collection<String>> existing, Collection<String> refused) {
    if (fitting.isEmpty()) {
      return List.of();
    }
    List<String> there = List.copyOf(existing.get());
    Map<String, LabelSuggestion> byLabel = new LinkedHashMap<>();
    for (LabelSuggestion one : fitting) {
      name(one.key(), there)
          .filter(name -> !contains(situation.subject().labels(), name))
          .filter(name -> !contains(refused, name))
          .ifPresent(name -> byLabel.putIfAbsent(name, one.as(name)));
    }
    return new ArrayList<>(byLabel.values());
  }

  /** By the file's exact word, by its word for the family, or the repository's own label. */
  private Optional<String> name(String key, List<String> existing) {
    Map<String, String> mapped = situation.config().labels();
    if (mapped.containsKey(key)) {
      return Optional.of(mapped.get(key)).filter(name -> !name.isBlank());
    }
    int colon = key.indexOf(':');
    String family = colon < 0 ? null : mapped.get(key.substring(0, colon + 1) + "*");
    if (family != null && family.isBlank()) {
      return Optional.empty();
    }
    // What a stranger's text names must not make new labels.
    String wanted = family == null ? key : family.replace("*", key.substring(colon + 1));
    return existing.stream().filter(wanted::equalsIgnoreCase).findFirst();
  }

  private static boolean contains(Collection<String> labels, String name) {
    return labels.stream().anyMatch(name::equalsIgnoreCase);
  }
}
