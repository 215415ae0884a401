package dev.bactrian.match;

import java.util.Arrays;
import java.util.List;

/**
 * Terms with their numbers of occurrences, kept as sorted 64-bit hashes: two bags are compared in
 * one pass and a report takes a few kilobytes. Immutable.
 */
final class Bag {
  static final Bag EMPTY = new Bag(new long[0], new float[0], 0);

  private final long[] hashes;
  private final float[] counts;
  private final float length;

  private Bag(long[] hashes, float[] counts, float length) {
    this.hashes = hashes;
    this.counts = counts;
    this.length = length;
  }

  static Bag of(Field field, List<String> terms) {
    if (terms.isEmpty()) {
      return EMPTY;
    }
    long[] all = terms.stream().mapToLong(term -> hash(field, term)).sorted().toArray();
    long[] hashes = new long[all.length];
    float[] counts = new float[all.length];
    int n = 0;
    for (long one : all) {
      if (n > 0 && hashes[n - 1] == one) {
        counts[n - 1]++;
      } else {
        hashes[n] = one;
        counts[n++] = 1;
      }
    }
    return new Bag(Arrays.copyOf(hashes, n), Arrays.copyOf(counts, n), all.length);
  }

  /** Words share one space, whichever part of the report they come from; other fields don't. */
  static long hash(Field field, String term) {
    long space =
        switch (field) {
          case TITLE, PROSE, CODE, ALL, MESSAGES -> 0;
          default -> field.ordinal() + 1L;
        };
    long hash = 0xcbf29ce484222325L ^ (space * 0x9e3779b97f4a7c15L);
    for (int i = 0; i < term.length(); i++) {
      hash = (hash ^ term.charAt(i)) * 0x100000001b3L;
    }
    hash ^= hash >>> 32;
    hash *= 0xd6e8feb86659fd93L;
    return hash ^ (hash >>> 32);
  }

  int size() {
    return hashes.length;
  }

  boolean isEmpty() {
    return hashes.length == 0;
  }

  /** Number of terms, repeated ones counted. */
  float length() {
    return length;
  }

  long hash(int index) {
    return hashes[index];
  }

  float count(int index) {
    return counts[index];
  }

  /** The index of the term, or a negative number. */
  int indexOf(long hash) {
    return Arrays.binarySearch(hashes, hash);
  }

  boolean contains(long hash) {
    return indexOf(hash) >= 0;
  }
}
