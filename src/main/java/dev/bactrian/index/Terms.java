package dev.bactrian.index;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** The terms of one report, by field, with their weighted frequencies. Immutable once built. */
final class Terms {

  private final Map<Field, Map<String, Integer>> byField = new EnumMap<>(Field.class);

  /** Adds to a term's frequency; only while building. */
  void add(Field field, String term, int weight) {
    if (!term.isEmpty() && term.length() <= 400) {
      byField.computeIfAbsent(field, f -> new LinkedHashMap<>()).merge(term, weight, Integer::sum);
    }
  }

  void addAll(Field field, Map<String, Integer> terms, int weight) {
    terms.forEach((term, count) -> add(field, term, count * weight));
  }

  Map<String, Integer> of(Field field) {
    return Collections.unmodifiableMap(byField.getOrDefault(field, Map.of()));
  }

  /** Sum of the frequencies, which is the field's length to BM25. */
  int length(Field field) {
    return of(field).values().stream().mapToInt(Integer::intValue).sum();
  }
}
