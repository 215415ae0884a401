package dev.bactrian.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Names the rarest words that two reports share. */
final class SharedWords {
  private static final int NAMED = 4;
  private static final double TELLING = 3.0;

  private SharedWords() {}

  /** "both speak of ...", or null where they share nothing telling. */
  static Scorer.Reason reason(Comparison comparison, Field asked, Field document) {
    Bag found = comparison.candidate().bag(document);
    Map<String, Double> telling = new HashMap<>();
    for (String raw : spelt(comparison, asked)) {
      for (String term : Words.of(raw)) {
        long hash = Bag.hash(asked, term);
        if (found.contains(hash)) {
          int at = comparison.query().bag(asked).indexOf(hash);
          if (at >= 0) {
            telling.merge(raw, comparison.question().rarities(asked)[at], Math::max);
          }
        }
      }
    }
    List<String> words = new ArrayList<>();
    Set<String> stems = new HashSet<>();
    telling.entrySet().stream()
        .filter(entry -> entry.getValue() >= TELLING)
        .sorted(
            Comparator.comparing((Map.Entry<String, Double> entry) -> -entry.getValue())
                .thenComparing(Map.Entry::getKey))
        .forEach(
            entry -> {
              if (words.size() < NAMED && stems.addAll(Words.of(entry.getKey()))) {
                words.add(entry.getKey());
              }
            });
    return words.isEmpty()
        ? null
        : new Scorer.Reason("both speak of " + String.join(", ", words), null);
  }

  /** The query's words as its author spelt them. */
  private static List<String> spelt(Comparison comparison, Field field) {
    String title = comparison.asked().title();
    String text = field == Field.TITLE ? title : title + "\n" + comparison.query().report().prose();
    List<String> words = new ArrayList<>();
    for (String word : text.split("[\\s,;!?()\\[\\]{}<>\"`]+")) {
      String bare = word.replaceAll("^[.:'*]+", "").replaceAll("[.:'*]+$", "");
      if (!bare.isEmpty() && bare.length() <= 40) {
        words.add(bare);
      }
    }
    return words;
  }
}
