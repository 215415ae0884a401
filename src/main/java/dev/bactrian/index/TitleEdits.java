package dev.bactrian.index;

import java.util.HashMap;
import java.util.Map;

/**
 * Levenshtein distances of one title to many, by Myers' bit vectors (Journal of the ACM 46(3),
 * 1999, in the form of Hyyrö 2003): one step a letter, as long as the title fits in a machine word.
 * Immutable.
 */
final class TitleEdits {

  /** Letters that are compared; the rest of a longer title is left out. */
  private static final int LONGEST = 64;

  private final String title;
  private final Map<Character, Long> places = new HashMap<>();

  TitleEdits(String title) {
    this.title = head(title);
    for (int i = 0; i < this.title.length(); i++) {
      places.merge(this.title.charAt(i), 1L << i, (one, other) -> one | other);
    }
  }

  private static String head(String title) {
    return title.length() <= LONGEST ? title : title.substring(0, LONGEST);
  }

  /** Edits as a share of the longer title's length: 0 for the same title. */
  double share(String whole) {
    String other = head(whole);
    int longer = Math.max(title.length(), other.length());
    return longer == 0 ? 0 : (double) distance(other) / longer;
  }

  private int distance(String other) {
    if (title.isEmpty()) {
      return other.length();
    }
    long last = 1L << (title.length() - 1);
    long up = -1L;
    long down = 0;
    int distance = title.length();
    for (int j = 0; j < other.length(); j++) {
      long equal = places.getOrDefault(other.charAt(j), 0L);
      long diagonal = (((equal & up) + up) ^ up) | equal | down;
      long right = down | ~(diagonal | up);
      long left = up & diagonal;
      distance += (right & last) != 0 ? 1 : 0;
      distance -= (left & last) != 0 ? 1 : 0;
      right = (right << 1) | 1;
      left <<= 1;
      up = left | ~(diagonal | right);
      down = right & diagonal;
    }
    return distance;
  }
}
