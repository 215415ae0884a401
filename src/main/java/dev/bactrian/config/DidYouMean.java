package dev.bactrian.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The nearest of a few known words, for people who mistyped. */
public final class DidYouMean {

  private static final int MAX_LENGTH = 60;

  private DidYouMean() {}

  /** A known word at most two edits away (one in a word of three letters or fewer). */
  public static Optional<String> nearest(String word, Collection<String> known) {
    if (word.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    int allowed = word.length() <= 3 ? 1 : 2;
    return known.stream()
        .filter(each -> distance(word, each) <= allowed)
        .min(Comparator.comparingInt(each -> distance(word, each)));
  }

  /** {@code ; did you mean "x"?}, or nothing. */
  public static String hint(String word, Collection<String> known) {
    return nearest(word, known).map(each -> "; did you mean \"" + each + "\"?").orElse("");
  }

  private static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        cost[i][j] =
            Math.min(cost[i - 1][j - 1] + change, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        // A swap of two neighbours is one slip, not two.
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
      }
    }
    return cost[a.length()][b.length()];
  }
}
