package dev.bactrian.match;

import dev.bactrian.failure.Fact;
import dev.bactrian.index.Measure;
import dev.bactrian.index.Road;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** The one list of scorers, in the order of the model's features. */
final class Scorers {

  /** Below this cosine two reports of one tracker say nothing about each other. */
  static final double UNRELATED = 0.6;

  /** Above this cosine people would agree that two texts speak of the same thing. */
  private static final double ALIKE = 0.85;

  /** A new scorer goes here, and the model is trained anew ({@code bactrian train}). */
  static final List<Scorer> ALL =
      List.of(
          // Words, as a share of what a perfect copy would get.
          new MeasureScorer("title-in-title", Measure.TITLE_IN_TITLE),
          new MeasureScorer("title-in-text", Measure.TITLE_IN_TEXT),
          new MeasureScorer("text-in-title", Measure.TEXT_IN_TITLE),
          new MeasureScorer("text-in-text", Measure.TEXT_IN_TEXT),
          new MeasureScorer("prose-in-prose", Measure.PROSE_IN_PROSE),
          new MeasureScorer("code-in-code", Measure.CODE_IN_CODE),
          new MeasureScorer("word-pairs", Measure.PAIRS),
          new MeasureScorer("identifiers", Measure.IDENTIFIERS),
          // The same, as a share of the pool's best.
          new StandingScorer("title-in-title-standing", Measure.TITLE_IN_TITLE),
          new StandingScorer("title-in-text-standing", Measure.TITLE_IN_TEXT),
          new StandingScorer("text-in-title-standing", Measure.TEXT_IN_TITLE),
          new StandingScorer("text-in-text-standing", Measure.TEXT_IN_TEXT),
          new StandingScorer("prose-in-prose-standing", Measure.PROSE_IN_PROSE),
          new StandingScorer("code-in-code-standing", Measure.CODE_IN_CODE),
          new StandingScorer("word-pairs-standing", Measure.PAIRS),
          new RarityScorer("identifiers-rarity", Measure.IDENTIFIERS, 0),
          // Meaning.
          new Plain(
              "meaning",
              0,
              c -> Math.max(0, c.hit().cosine() - UNRELATED),
              c ->
                  c.hit().cosine() < ALIKE
                      ? null
                      : new Scorer.Reason("they say nearly the same, if in other words", null)),
          new Plain("meaning-standing", c -> standing(c, c.hit().cosine(), c.asked().nearest())),
          new Plain(
              "title-meaning",
              0,
              c -> Math.max(0, c.hit().titleCosine() - UNRELATED),
              c ->
                  c.hit().titleCosine() < ALIKE
                      ? null
                      : new Scorer.Reason("their titles say nearly the same", null)),
          new Plain(
              "title-meaning-standing",
              c -> standing(c, c.hit().titleCosine(), c.asked().nearestTitle())),
          // Failures.
          new Plain("same-signature", 2, SignatureScorers::equal, SignatureScorers::sameFailure),
          new Plain("signature-nearness", 1, SignatureScorers::nearness, c -> null),
          new MeasureScorer("message-in-message", Measure.MESSAGES),
          new MeasureScorer("message-in-text", Measure.MESSAGES_IN_TEXT),
          new Plain(
              "shared-frames",
              0.3,
              c -> Math.log1p(c.hit().measure(Measure.FRAMES)),
              SignatureScorers::sharedFrames),
          new RarityScorer("signature-rarity", Measure.SIGNATURES, 0.3),
          new FactScorer("same-assertion", Fact.ASSERTION, 2, "both fail the assertion"),
          new FactScorer("same-test", Fact.TEST, 1, "both fail in the test"),
          new FactScorer("same-seed", Fact.SEED, 3, "both were run with the seed"),
          new FactScorer("same-exception", Fact.EXCEPTION, 0.5, "both raise"),
          new FactScorer("same-symbol", Fact.SYMBOL, 0.5, "both name the symbol"),
          new FactScorer("same-missing", Fact.MISSING, 0.5, "both lack"),
          Plain.circumstance("same-kind", SignatureScorers::sameKind),
          Plain.circumstance("same-subsystem", SignatureScorers::sameSubsystem),
          Plain.circumstance(
              "only-one-fails",
              c -> Comparison.fails(c.query()) == Comparison.fails(c.candidate()) ? 0 : 1),
          // Where and when.
          new Plain(
              "shared-packages",
              0,
              c -> Math.log1p(c.hit().measure(Measure.PACKAGES)),
              Scorers::packages),
          new MeasureScorer("same-versions", Measure.VERSIONS),
          Plain.circumstance(
              "other-repository",
              c -> c.later().key().repository() == c.earlier().key().repository() ? 0 : 1),
          Plain.circumstance(
              "open-then", c -> c.earlier().wasOpenAt(c.later().createdAt()) ? 1 : 0),
          Plain.circumstance("age", c -> Math.log1p(weeks(c))),
          Plain.circumstance(
              "same-author",
              c ->
                  !c.later().author().isEmpty() && c.later().author().equals(c.earlier().author())
                      ? 1
                      : 0),
          Plain.circumstance("its-length", c -> length(c.candidate().report().post().body())),
          Plain.circumstance(
              "length-difference",
              c -> Math.abs(length(c.later().body()) - length(c.earlier().body()))),
          // The roads that found it.
          new Plain("rank-by-text", c -> reciprocal(c, Road.TEXT)),
          new Plain("rank-by-trace", c -> reciprocal(c, Road.TRACE)),
          new Plain("rank-by-meaning", c -> reciprocal(c, Road.MEANING)));

  private Scorers() {}

  /** Names in order. */
  static List<String> names() {
    return ALL.stream().map(Scorer::name).toList();
  }

  /** What is believed of each before any data, in order. */
  static List<Trainer.Belief> beliefs() {
    return ALL.stream()
        .map(one -> new Trainer.Belief(one.name(), one.prior(), one.isLikeness()))
        .toList();
  }

  private static double standing(Comparison c, double cosine, double best) {
    return best <= UNRELATED
        ? 0
        : c.asked().crowd() * Math.max(0, cosine - UNRELATED) / (best - UNRELATED);
  }

  private static Scorer.Reason packages(Comparison c) {
    Set<String> earlier = c.candidate().report().packages();
    List<String> shared =
        c.query().report().packages().stream().filter(earlier::contains).sorted().limit(3).toList();
    return shared.isEmpty()
        ? null
        : new Scorer.Reason("both concern the package " + String.join(", ", shared), null);
  }

  private static double weeks(Comparison c) {
    Duration age = Duration.between(c.earlier().createdAt(), c.later().createdAt());
    return Math.max(0, age.toHours() / (24.0 * 7));
  }

  private static double length(String text) {
    return Math.log1p(text.length());
  }

  private static double reciprocal(Comparison c, Road road) {
    int rank = c.hit().rank(road);
    return rank == 0 ? 0 : c.asked().crowd() / (4 + rank);
  }
}
