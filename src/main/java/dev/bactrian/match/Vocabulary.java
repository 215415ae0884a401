package dev.bactrian.match;

import java.util.EnumMap;
import java.util.Map;

/**
 * How many reports hold each term: what is rare tells reports apart. Grows with each report learnt
 * and never looks ahead. Thread-safe.
 */
public final class Vocabulary {
  private static final double TYPICAL_LENGTH = 100;

  private final Map<Field, Double> lengths = new EnumMap<>(Field.class);
  private long[] keys = new long[1 << 12];
  private int[] counts = new int[1 << 12];
  private int used;
  private int reports;

  /** Counts one report's terms. */
  synchronized void learn(Profile profile) {
    reports++;
    for (Field field : Field.values()) {
      Bag bag = profile.bag(field);
      lengths.merge(field, (double) bag.length(), Double::sum);
      if (field == Field.TITLE
          || field == Field.PROSE
          || field == Field.CODE
          || field == Field.MESSAGES) {
        continue;
      }
      for (int i = 0; i < bag.size(); i++) {
        increment(bag.hash(i));
      }
    }
  }

  /**
   * Rarity of a term as BM25 counts it (Robertson and Zaragoza 2009, with Lucene's plus one, so
   * that it is never negative).
   */
  synchronized double rarity(long hash) {
    int with = counts[slot(hash)];
    return Math.log(1 + (reports - with + 0.5) / (with + 0.5));
  }

  /** Mean number of terms of the field; never zero. */
  synchronized double meanLength(Field field) {
    double sum = lengths.getOrDefault(field, 0.0);
    return sum > 0 ? sum / reports : TYPICAL_LENGTH;
  }

  /** Number of reports learnt. */
  public synchronized int reports() {
    return reports;
  }

  private void increment(long hash) {
    int slot = slot(hash);
    if (counts[slot]++ == 0) {
      keys[slot] = hash;
      used++;
      if (used * 2 > keys.length) {
        grow();
      }
    }
  }

  private int slot(long hash) {
    int mask = keys.length - 1;
    int slot = (int) hash & mask;
    while (counts[slot] != 0 && keys[slot] != hash) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldCounts = counts;
    keys = new long[oldKeys.length * 2];
    counts = new int[oldKeys.length * 2];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldCounts[i] != 0) {
        int slot = slot(oldKeys[i]);
        keys[slot] = oldKeys[i];
        counts[slot] = oldCounts[i];
      }
    }
  }
}
