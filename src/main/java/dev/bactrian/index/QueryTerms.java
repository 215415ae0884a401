package dev.bactrian.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Chooses the terms of a long report that tell it apart. */
final class QueryTerms {

  /**
   * A term to look for.
   *
   * @param weight how much the report speaks of it
   * @param documents how many reports of the index have it; at least 1
   */
  record Chosen(String term, float weight, int documents) {}

  /** Frequencies in the report count less and less beyond about this. */
  private static final float SATURATION = 8;

  private QueryTerms() {}

  /**
   * The terms with the largest product of weight and rarity, strongest first.
   *
   * @param reports how many there are in the index
   */
  static List<Chosen> choose(
      TermLookup lookup, int reports, Map<String, Integer> terms, Field in, int most)
      throws IOException {
    int size = Math.max(1, reports);
    lookup.find(in, terms.keySet());
    List<Chosen> known = new ArrayList<>();
    for (Map.Entry<String, Integer> entry : terms.entrySet()) {
      int documents = lookup.documents(in, entry.getKey());
      if (documents > 0) {
        float weight = (SATURATION + 1) * entry.getValue() / (SATURATION + entry.getValue());
        known.add(new Chosen(entry.getKey(), weight, documents));
      }
    }
    known.sort(
        Comparator.comparingDouble((Chosen c) -> -c.weight() * rarity(size, c.documents()))
            .thenComparing(Chosen::term));
    return List.copyOf(known.subList(0, Math.min(most, known.size())));
  }

  private static double rarity(int size, int documents) {
    return Math.log(1 + (size - documents + 0.5) / (documents + 0.5));
  }
}
