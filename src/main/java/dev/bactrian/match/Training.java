package dev.bactrian.match;

import dev.bactrian.index.Pool;
import dev.bactrian.report.ReportKey;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Learns a model from a tracker's history, split in time: weights from the first part, penalties,
 * slope of the probabilities and threshold from the second, figures from the third. Not
 * thread-safe.
 */
public final class Training {
  private static final double[] PENALTIES = {3, 10, 30, 100};
  private static final double[] CALIBRATION_PENALTIES = {10, 30, 100, 300};
  private static final int FOLDS = 5;

  private final List<Trainer.Query> queries = new ArrayList<>();
  private final Set<Trainer.Query> duplicates = Collections.newSetFromMap(new IdentityHashMap<>());
  private final int trainBelow;
  private final int chooseBelow;

  /**
   * @param trainBelow queries before this position teach the weights
   * @param chooseBelow those before this one the calibration; the rest is only measured on
   */
  public Training(int trainBelow, int chooseBelow) {
    this.trainBelow = trainBelow;
    this.chooseBelow = chooseBelow;
  }

  /**
   * What history says of one report; made on any thread, as state only of its own.
   *
   * @param position of the report in the tracker's life
   * @param pool what was found for it then
   * @param right the earlier reports of its cluster
   */
  public static Lesson lesson(int position, Pool pool, Set<ReportKey> right) {
    List<Comparison> comparisons = new Asked(pool).comparisons();
    float[][] values = new float[comparisons.size()][];
    boolean[] duplicate = new boolean[values.length];
    for (int i = 0; i < values.length; i++) {
      double[] row = Ranker.values(comparisons.get(i));
      values[i] = new float[row.length];
      for (int k = 0; k < row.length; k++) {
        values[i][k] = (float) row[k];
      }
      duplicate[i] = right.contains(comparisons.get(i).earlier().key());
    }
    return new Lesson(new Trainer.Query(position, values, duplicate), !right.isEmpty());
  }

  /** One report's lesson; opaque. */
  public static final class Lesson {
    private final Trainer.Query query;
    private final boolean duplicate;

    private Lesson(Trainer.Query query, boolean duplicate) {
      this.query = query;
      this.duplicate = duplicate;
    }
  }

  /** Keeps a lesson: of reports without a duplicate, when to be silent is learnt. */
  public void add(Lesson lesson) {
    queries.add(lesson.query);
    if (lesson.duplicate) {
      duplicates.add(lesson.query);
    }
  }

  /**
   * Trains.
   *
   * @param data what the lessons come from, in words
   * @param precision of suggestions that is wished for
   * @param ablation whether to train once more without each group of scorers, for the tables
   */
  public Result learn(String data, double precision, boolean ablation) {
    List<Trainer.Query> train = between(0, trainBelow);
    List<Trainer.Query> choose = between(trainBelow, chooseBelow);
    List<Trainer.Query> report = between(chooseBelow, Integer.MAX_VALUE);
    List<Model.Feature> best = null;
    double most = -1;
    double chosenPenalty = 0;
    for (double penalty : PENALTIES) {
      List<Model.Feature> features = new Trainer(Scorers.beliefs(), penalty).train(train);
      double quality = Evaluation.of(features, choose, duplicates).meanReciprocalRank();
      if (quality > most + 0.002) {
        most = quality;
        best = features;
        chosenPenalty = penalty;
      }
    }
    Calibration calibration = calibrate(best, chosenPenalty, train, choose);
    Speaking chosen = new Speaking(best, calibration, choose, duplicates);
    double threshold = chosen.threshold(precision);
    Map<String, String> figures = new LinkedHashMap<>();
    figures.put("train", Evaluation.of(best, train, duplicates).line());
    figures.put("choose", Evaluation.of(best, choose, duplicates).line());
    List<String> tables = new ArrayList<>(chosen.reliability("choice"));
    tables.addAll(chosen.tradeOff(threshold));
    if (!report.isEmpty()) {
      Speaking last = new Speaking(best, calibration, report, duplicates);
      figures.put("report", Evaluation.of(best, report, duplicates).line());
      tables.addAll(last.reliability("report"));
      tables.addAll(last.tradeOff(threshold));
    }
    if (ablation) {
      tables.add("ablation (choice)");
      tables.addAll(Ablation.lines(chosenPenalty, train, choose, duplicates));
      tables.add("ablation (report)");
      tables.addAll(Ablation.lines(chosenPenalty, train, report, duplicates));
    }
    String split =
        String.format(Locale.ROOT, "%s; train < %d, choose < %d", data, trainBelow, chooseBelow);
    Model model =
        new Model(split, LocalDate.now().toString(), best, calibration, threshold, figures);
    return new Result(model, tables);
  }

  /**
   * Learns the probabilities. Each taught report is scored by a ranker that was not taught by it
   * (cross-fitting): scores of what was learnt by heart would be believed too much. The second part
   * of history chooses the penalty and fits slope and offset.
   */
  private Calibration calibrate(
      List<Model.Feature> ranker,
      double penalty,
      List<Trainer.Query> train,
      List<Trainer.Query> choose) {
    List<Calibrator.Sample> taught = new ArrayList<>();
    for (int fold = 0; fold < FOLDS; fold++) {
      int left = fold;
      List<Trainer.Query> others =
          train.stream().filter(query -> query.position() % FOLDS != left).toList();
      List<Model.Feature> partial = new Trainer(Scorers.beliefs(), penalty).train(others);
      for (Trainer.Query query : train) {
        if (query.position() % FOLDS == left) {
          taught.addAll(
              Calibrator.samples(
                  duplicates.contains(query) ? partial : ranker, query, Calibrator.TAUGHT));
        }
      }
    }
    List<Calibrator.Sample> later =
        choose.stream()
            .flatMap(query -> Calibrator.samples(ranker, query, Calibrator.NAMEABLE).stream())
            .toList();
    return Arrays.stream(CALIBRATION_PENALTIES)
        .mapToObj(each -> Calibrator.adjust(Calibrator.fit(taught, each), later))
        .min(Comparator.comparingDouble(one -> Calibrator.logLoss(one, later)))
        .orElseThrow();
  }

  private List<Trainer.Query> between(int from, int below) {
    return queries.stream()
        .filter(query -> query.position() >= from && query.position() < below)
        .toList();
  }

  /**
   * A trained model.
   *
   * @param tables reliability and trade-off, lines to print
   */
  public record Result(Model model, List<String> tables) {}
}
