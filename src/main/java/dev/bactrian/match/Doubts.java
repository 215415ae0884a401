package dev.bactrian.match;

import dev.bactrian.report.Post;
import dev.bactrian.report.Report;
import dev.bactrian.signature.Signature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What speaks against a candidate, in words, where the model has learnt that it does. */
final class Doubts {

  /** A doubt of fewer logits changes nothing that a reader would notice. */
  private static final double FAINT = 0.05;

  private static final int MOST = 3;
  private static final long MONTH = 30;
  private static final long YEAR = 365;

  /**
   * One way to be unlike.
   *
   * @param scorer the name of the one that measures it
   * @param best the value that a duplicate would have
   * @param words what to say, or null where this candidate gives no cause
   */
  private record Doubt(String scorer, double best, Function<Comparison, String> words) {}

  private static final List<Doubt> ALL =
      List.of(
          new Doubt("signature-nearness", 1, Doubts::failures),
          new Doubt(
              "only-one-fails",
              0,
              c ->
                  Comparison.fails(c.query()) == Comparison.fails(c.candidate())
                      ? null
                      : "only one of the two shows a failure"),
          new Doubt("same-versions", 1, Doubts::versions),
          new Doubt("meaning", 1, Doubts::meaning),
          new Doubt(
              "open-then",
              1,
              c ->
                  c.earlier().wasOpenAt(c.later().createdAt())
                      ? null
                      : "it was already closed when this one was posted"),
          new Doubt("age", 0, Doubts::age),
          new Doubt(
              "other-repository",
              0,
              c ->
                  c.later().key().repository() == c.earlier().key().repository()
                      ? null
                      : "they are in different repositories"));

  private Doubts() {}

  /** Evidence of negative weight, the strongest first: what it lacks to the best value. */
  static List<Evidence> of(Ranker ranker, Ranker.Ranked one) {
    List<Evidence> found = new ArrayList<>();
    for (Doubt doubt : ALL) {
      int scorer = Scorers.names().indexOf(doubt.scorer());
      double weight =
          ranker.contribution(scorer, one.values()[scorer])
              - ranker.contribution(scorer, doubt.best());
      String words = weight > -FAINT ? null : doubt.words().apply(one.comparison());
      if (words != null) {
        found.add(new Evidence(doubt.scorer(), weight, words, null));
      }
    }
    found.sort(Comparator.comparingDouble(Evidence::weight));
    return List.copyOf(found.subList(0, Math.min(MOST, found.size())));
  }

  private static String failures(Comparison c) {
    Set<String> here = kinds(Comparison.signatures(c.query()).toList());
    Set<String> there = kinds(Comparison.signatures(c.candidate()).toList());
    if (here.isEmpty() || there.isEmpty() || SignatureScorers.equal(c) > 0) {
      return null;
    }
    return Collections.disjoint(here, there)
        ? "they fail in different ways: "
            + String.join(", ", here)
            + " here, "
            + String.join(", ", there)
            + " there"
        : "their failures are of one kind, but not the same";
  }

  private static Set<String> kinds(List<Signature> signatures) {
    return signatures.stream()
        .map(one -> one.kind().id())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String versions(Comparison c) {
    Report later = c.query().report();
    Report earlier = c.candidate().report();
    return later.versions().isEmpty()
            || earlier.versions().isEmpty()
            || !Collections.disjoint(later.versions(), earlier.versions())
        ? null
        : "they name different compiler versions";
  }

  private static String meaning(Comparison c) {
    return c.query().hasVector()
            && c.candidate().hasVector()
            && c.hit().cosine() < Scorers.UNRELATED
        ? "they speak of different things"
        : null;
  }

  private static String age(Comparison c) {
    Post earlier = c.earlier();
    long days = Duration.between(earlier.createdAt(), c.later().createdAt()).toDays();
    if (days < 3 * MONTH) {
      return null;
    }
    return days < 2 * YEAR
        ? "it was posted " + days / MONTH + " months earlier"
        : "it was posted " + days / YEAR + " years earlier";
  }
}
