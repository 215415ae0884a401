package dev.bactrian.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/** What a model's probabilities would have had us say about a part of history, as tables. */
final class Speaking {
  private static final int NAMED = 3;

  private final SpeakingFigures figures = new SpeakingFigures(1);

  /**
   * @param duplicates the queries with a right answer, found or not
   */
  Speaking(
      List<Model.Feature> ranker,
      Calibration calibration,
      List<Trainer.Query> part,
      Set<Trainer.Query> duplicates) {
    for (Trainer.Query query : part) {
      double[] probabilities = probabilities(ranker, calibration, query);
      List<SpeakingFigures.Called> top =
          IntStream.range(0, probabilities.length)
              .mapToObj(i -> new SpeakingFigures.Called(probabilities[i], query.right()[i]))
              .sorted(Comparator.comparingDouble(one -> -one.probability()))
              .limit(NAMED)
              .toList();
      figures.add(top, top, duplicates.contains(query));
    }
  }

  /** What the model calls a query's candidates, in their order. */
  private static double[] probabilities(
      List<Model.Feature> ranker, Calibration calibration, Trainer.Query query) {
    Standing[] standings = Standing.of(Evaluation.scores(ranker, query), calibration.stranger());
    return IntStream.range(0, standings.length)
        .mapToDouble(
            i -> calibration.probability(Calibrator.values(standings[i], query.values()[i])))
        .toArray();
  }

  /** The lowest threshold at which that share of the comments holds a right one. */
  double threshold(double precision) {
    return figures.threshold(precision);
  }

  /** A table: what was called p was right how often. */
  List<String> reliability(String part) {
    List<String> lines = new ArrayList<>();
    lines.add("reliability (" + part + ")   called      n  mean  right");
    for (SpeakingFigures.Level level : figures.reliability()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "  %.2f-%.2f %6d  %.3f  %.3f",
              level.from(),
              level.below(),
              level.candidates(),
              level.called(),
              level.right()));
    }
    return lines;
  }

  /** A table: at which threshold how many reports get a comment, and how good it is. */
  List<String> tradeOff(double chosen) {
    List<String> lines = new ArrayList<>();
    lines.add("threshold  comments  labelled precision  duplicates caught");
    List<SpeakingFigures.Choice> choices = new ArrayList<>(figures.tradeOff());
    choices.add(figures.at(chosen));
    for (SpeakingFigures.Choice choice : choices) {
      lines.add(
          String.format(
              Locale.ROOT,
              "  %.3f    %5.1f %%    %.3f              %.3f",
              choice.threshold(),
              100 * choice.commented(),
              choice.precision(),
              choice.caught()));
    }
    return lines;
  }
}
