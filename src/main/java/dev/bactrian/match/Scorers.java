package dev.bactrian.match;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** The one list of scorers, in the order of the model's features. */
final class Scorers {
  private static final double WEEK_IN_DAYS = 7;

  /** A new scorer goes here, and the model is trained anew. */
  static final List<Scorer> ALL =
      List.of(
          new TextScorer("title-in-title", Field.TITLE, Field.TITLE),
          new TextScorer("title-in-all", Field.TITLE, Field.ALL),
          new TextScorer("title-pairs", Field.TITLE_PAIRS, Field.TITLE_PAIRS),
          new TextScorer("prose-in-prose", Field.PROSE, Field.PROSE),
          new TextScorer("code-in-code", Field.CODE, Field.CODE),
          new TextScorer("all-in-all", Field.ALL, Field.ALL),
          new TextScorer("all-in-title", Field.ALL, Field.TITLE),
          new ReverseTextScorer("its-title-in-title", Field.TITLE, Field.TITLE),
          new ReverseTextScorer("its-title-in-all", Field.TITLE, Field.ALL),
          new ReverseTextScorer("its-all-in-all", Field.ALL, Field.ALL),
          new RareScorer("shared-identifiers", Field.IDENTIFIERS, "both name"),
          new RareScorer("shared-lines", Field.LINES, "both show the line"),
          Plain.of("meaning", c -> Double.isNaN(c.cosine()) ? 0 : c.cosine() - 0.6),
          new RareScorer("same-signature", Field.SIGNATURES, "both fail the same way"),
          new TextScorer("message-words", Field.MESSAGES, Field.MESSAGES),
          new TextScorer("message-in-all", Field.MESSAGES, Field.ALL),
          new RareScorer("shared-frames", Field.FRAMES, "both go through"),
          new RareScorer("same-assertion", Field.ASSERTIONS, "both fail the assertion"),
          new RareScorer("same-test", Field.TESTS, "both fail in the test"),
          new RareScorer("same-seed", Field.SEEDS, "both have the seed"),
          new RareScorer("same-exception", Field.EXCEPTIONS, "both raise"),
          new RareScorer("same-details", Field.DETAILS, "both name"),
          new RareScorer("same-kind", Field.KINDS, "both are failures of the kind"),
          new RareScorer("same-subsystem", Field.SUBSYSTEMS, "both fail in"),
          new RareScorer("shared-packages", Field.PACKAGES, "both concern the package"),
          new RareScorer("same-versions", Field.VERSIONS, "both on version"),
          Plain.of(
              "only-one-fails",
              c ->
                  c.query().bag(Field.KINDS).isEmpty() == c.candidate().bag(Field.KINDS).isEmpty()
                      ? 0
                      : 1),
          Plain.of(
              "same-repository",
              c -> c.asked().key().repository() == c.earlier().key().repository() ? 1 : 0),
          Plain.of("open-then", c -> c.earlier().wasOpenAt(c.asked().createdAt()) ? 1 : 0),
          Plain.of("age", c -> Math.log1p(days(c) / WEEK_IN_DAYS)),
          Plain.of(
              "same-author", c -> Objects.equals(c.asked().author(), c.earlier().author()) ? 1 : 0),
          Plain.of("its-length", c -> Math.log1p(c.candidate().bag(Field.ALL).length())),
          Plain.of(
              "length-ratio",
              c ->
                  Math.abs(
                      Math.log1p(c.query().bag(Field.ALL).length())
                          - Math.log1p(c.candidate().bag(Field.ALL).length()))),
          Plain.of("rank-by-words", c -> reciprocal(c.found().text())),
          Plain.of("rank-by-meaning", c -> reciprocal(c.found().meaning())),
          Plain.of("rank-by-signature", c -> reciprocal(c.found().signature())));

  private Scorers() {}

  private static double days(Comparison c) {
    Duration age = Duration.between(c.earlier().createdAt(), c.asked().createdAt());
    return Math.max(0, age.toSeconds() / 86_400.0);
  }

  private static double reciprocal(int rank) {
    return rank == 0 ? 0 : 1.0 / (4 + rank);
  }
}
