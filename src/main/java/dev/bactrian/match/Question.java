package dev.bactrian.match;

import java.util.EnumMap;
import java.util.Map;

/** A new report with the rarity of its terms, worked out once for all candidates. Confined. */
final class Question {
  private static final double SATURATION = 1.2;
  private static final double LENGTH_SHARE = 0.75;

  private final Profile profile;
  private final Vocabulary vocabulary;
  private final Map<Field, double[]> rarities = new EnumMap<>(Field.class);
  private final Map<Field, Double> meanLengths = new EnumMap<>(Field.class);

  Question(Profile profile, Vocabulary vocabulary) {
    this.profile = profile;
    this.vocabulary = vocabulary;
  }

  Profile profile() {
    return profile;
  }

  /** Rarity of each of the query's terms in the field, in the bag's order. */
  double[] rarities(Field field) {
    return rarities.computeIfAbsent(field, one -> rarities(profile.bag(one)));
  }

  /** Rarity of each term of any bag. */
  double[] rarities(Bag bag) {
    double[] rarities = new double[bag.size()];
    for (int i = 0; i < rarities.length; i++) {
      rarities[i] = vocabulary.rarity(bag.hash(i));
    }
    return rarities;
  }

  /** BM25 of the terms of one bag against another, as a share of what they score on themselves. */
  double overlap(Bag asked, double[] rarity, Bag document, Field documentField) {
    if (asked.isEmpty() || document.isEmpty()) {
      return 0;
    }
    double mean = meanLengths.computeIfAbsent(documentField, vocabulary::meanLength);
    double norm = SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * document.length() / mean);
    double itself = 0;
    double found = 0;
    int j = 0;
    for (int i = 0; i < asked.size(); i++) {
      double weight = rarity[i] * (1 + Math.log(asked.count(i)));
      itself += weight;
      long hash = asked.hash(i);
      while (j < document.size() && document.hash(j) < hash) {
        j++;
      }
      if (j < document.size() && document.hash(j) == hash) {
        double count = document.count(j);
        found += weight * count / (count + norm);
      }
    }
    return itself > 0 ? found * (SATURATION + 1) / itself : 0;
  }

  /** Sum of the rarities of the terms that both have in the field. */
  double shared(Field field, Profile candidate) {
    Bag asked = profile.bag(field);
    Bag document = candidate.bag(field);
    if (asked.isEmpty() || document.isEmpty()) {
      return 0;
    }
    double[] rarity = rarities(field);
    double sum = 0;
    for (int i = 0; i < asked.size(); i++) {
      if (document.contains(asked.hash(i))) {
        sum += rarity[i];
      }
    }
    return sum;
  }
}
