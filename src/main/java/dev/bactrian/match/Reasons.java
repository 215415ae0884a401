package dev.bactrian.match;

import dev.bactrian.index.MatchedTerm;
import dev.bactrian.index.Measure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Puts the strongest reasons into words. */
final class Reasons {
  private static final int NAMED = 4;
  private static final int SHORTEST = 3;

  /** A reason given in words has at least this much weight in the order, whatever was learnt. */
  private static final double LEAST = 0.1;

  /** A word is named if it counts at least so much of what the rarest shared one does. */
  private static final double RARE = 0.25;

  private static final Set<Measure> OF_WORDS =
      EnumSet.of(Measure.TEXT_IN_TEXT, Measure.TITLE_IN_TEXT, Measure.TEXT_IN_TITLE);

  /** Scorers whose reason quotes a trace: what fails tells more than the words around it. */
  private static final Set<String> OF_TRACES =
      Set.of(
          "same-signature",
          "shared-frames",
          "same-assertion",
          "same-test",
          "same-seed",
          "same-exception",
          "same-symbol",
          "same-missing");

  private Reasons() {}

  /**
   * Reasons from traces before those from words, each strongest first; what says no more than
   * another one is left out.
   */
  static List<Evidence> of(Ranker ranker, Ranker.Ranked one, List<MatchedTerm> terms) {
    List<Evidence> found = new ArrayList<>();
    for (int i = 0; i < one.values().length; i++) {
      if (one.values()[i] <= 0) {
        continue;
      }
      Scorer scorer = Scorers.ALL.get(i);
      Scorer.Reason reason = scorer.reason(one.comparison());
      if (reason != null) {
        double weight =
            Math.max(ranker.contribution(i, one.values()[i]), Math.max(LEAST, scorer.prior()));
        found.add(new Evidence(scorer.name(), weight, reason.words(), reason.quote()));
      }
    }
    Evidence words = words(ranker, one, terms);
    if (words != null) {
      found.add(words);
    }
    found.sort(
        Comparator.comparing((Evidence evidence) -> !OF_TRACES.contains(evidence.scorer()))
            .thenComparingDouble(evidence -> -evidence.weight()));
    Set<String> quotes = new LinkedHashSet<>();
    return found.stream()
        .filter(evidence -> !saidBetter(evidence, found))
        .filter(evidence -> evidence.quote() == null || quotes.add(evidence.quote()))
        .toList();
  }

  /** "The same way" quotes a whole message; the assertion or exception in it is more exact. */
  private static boolean saidBetter(Evidence one, List<Evidence> all) {
    return one.scorer().equals("same-signature")
        && one.quote() != null
        && all.stream()
            .anyMatch(
                other ->
                    other != one
                        && OF_TRACES.contains(other.scorer())
                        && other.quote() != null
                        && one.quote().contains(other.quote()));
  }

  private static Evidence words(Ranker ranker, Ranker.Ranked one, List<MatchedTerm> terms) {
    String text =
        one.comparison().later().title() + "\n" + one.comparison().query().report().prose();
    String lower = text.toLowerCase(Locale.ROOT);
    Set<String> named = new LinkedHashSet<>();
    double strongest =
        terms.stream().filter(Reasons::isOfWords).mapToDouble(MatchedTerm::score).max().orElse(0);
    for (MatchedTerm term : terms) {
      if (named.size() < NAMED
          && isOfWords(term)
          && term.term().length() >= SHORTEST
          && term.score() >= RARE * strongest) {
        String spelt = spelt(text, lower, term.term());
        if (spelt != null
            && !CommonWords.contains(spelt)
            && named.stream().noneMatch(other -> overlap(other, spelt))) {
          named.add(spelt);
        }
      }
    }
    double weight = 0;
    for (int i = 0; i < one.values().length; i++) {
      if (Scorers.ALL.get(i) instanceof MeasureScorer scorer
          && OF_WORDS.contains(scorer.measure())) {
        weight += Math.max(0, ranker.contribution(i, one.values()[i]));
      }
    }
    if (weight <= 0) {
      return null;
    }
    String reason =
        named.isEmpty() ? "their words are alike" : "both speak of " + String.join(", ", named);
    return new Evidence("words", weight, reason, null);
  }

  private static boolean isOfWords(MatchedTerm term) {
    return OF_WORDS.contains(term.measure());
  }

  private static boolean overlap(String one, String other) {
    String a = one.toLowerCase(Locale.ROOT);
    String b = other.toLowerCase(Locale.ROOT);
    return a.contains(b) || b.contains(a);
  }

  /** The first word of the text that begins with the term: terms lack their endings. */
  private static String spelt(String text, String lower, String term) {
    for (int at = lower.indexOf(term); at >= 0; at = lower.indexOf(term, at + 1)) {
      if (at == 0 || !isPart(lower.charAt(at - 1))) {
        int end = at + term.length();
        while (end < text.length() && end < at + 40 && isPart(text.charAt(end))) {
          end++;
        }
        return text.substring(at, Math.min(end, text.length()));
      }
    }
    return null;
  }

  private static boolean isPart(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }
}
