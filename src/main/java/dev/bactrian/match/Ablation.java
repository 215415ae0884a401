package dev.bactrian.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What each road into the pool and each group of scorers brings: the same training without it.
 * Without a road the candidates that only it found are gone; those of the other two roads that the
 * pool had no room for do not move up, so a road brings at most what is shown.
 */
final class Ablation {

  /** The scorers that tell whether a road found a candidate: above 0 if it did. */
  private static final Map<String, String> ROADS = new LinkedHashMap<>();

  /** Groups by the names that their scorers begin with. */
  private static final Map<String, List<String>> GROUPS = new LinkedHashMap<>();

  static {
    ROADS.put("road of words", "rank-by-text");
    ROADS.put("road of failures", "rank-by-trace");
    ROADS.put("road of meaning", "rank-by-meaning");
    GROUPS.put("words", List.of("title-in-", "text-", "prose-", "code-", "word-", "identifiers"));
    GROUPS.put("standing in the pool", List.of("-standing"));
    GROUPS.put("meaning", List.of("meaning", "title-meaning", "rank-by-meaning"));
    GROUPS.put(
        "failures",
        List.of(
            "same-signature",
            "signature-",
            "message-",
            "shared-frames",
            "same-assertion",
            "same-test",
            "same-seed",
            "same-exception",
            "same-symbol",
            "same-missing",
            "same-kind",
            "same-subsystem",
            "only-one-fails",
            "rank-by-trace"));
    GROUPS.put("open at the time", List.of("open-then"));
    GROUPS.put("age", List.of("age"));
    GROUPS.put("author", List.of("same-author"));
    GROUPS.put("packages and versions", List.of("shared-packages", "same-versions"));
    GROUPS.put("lengths", List.of("its-length", "length-difference"));
    GROUPS.put("ranks of the roads", List.of("rank-by-"));
  }

  private Ablation() {}

  /** One line a road and a group: recall on a later part without it. */
  static List<String> lines(
      double penalty,
      List<Trainer.Query> train,
      List<Trainer.Query> later,
      Set<Trainer.Query> duplicates) {
    List<String> lines = new ArrayList<>();
    for (Map.Entry<String, String> road : ROADS.entrySet()) {
      Trainer trainer = new Trainer(Scorers.beliefs(), penalty);
      lines.add(line(road.getKey(), without(road.getValue(), trainer, train, later, duplicates)));
    }
    for (Map.Entry<String, List<String>> group : GROUPS.entrySet()) {
      boolean[] silent = new boolean[Scorers.ALL.size()];
      for (int i = 0; i < silent.length; i++) {
        silent[i] = belongs(Scorers.names().get(i), group.getValue());
      }
      List<Trainer.Query> without = train.stream().map(query -> without(query, silent)).toList();
      List<Model.Feature> features =
          new Trainer(Scorers.beliefs(), penalty)
              .train(without).stream().map(one -> mute(one, silent)).toList();
      lines.add(line(group.getKey(), Evaluation.of(features, later, duplicates)));
    }
    return lines;
  }

  private static Evaluation without(
      String road,
      Trainer trainer,
      List<Trainer.Query> train,
      List<Trainer.Query> later,
      Set<Trainer.Query> duplicates) {
    int closed = Scorers.names().indexOf(road);
    List<Integer> others =
        ROADS.values().stream()
            .filter(other -> !other.equals(road))
            .map(Scorers.names()::indexOf)
            .toList();
    Set<Trainer.Query> still = Collections.newSetFromMap(new IdentityHashMap<>());
    List<Trainer.Query> measured = new ArrayList<>();
    for (Trainer.Query query : later) {
      Trainer.Query left = closed(query, closed, others);
      measured.add(left);
      if (duplicates.contains(query)) {
        still.add(left);
      }
    }
    List<Model.Feature> features =
        trainer.train(train.stream().map(one -> closed(one, closed, others)).toList());
    return Evaluation.of(features, measured, still);
  }

  private static String line(String name, Evaluation without) {
    return String.format(Locale.ROOT, "  without %-22s %s", name, without.line());
  }

  /** The query's pool as it is when a road is closed. */
  static Trainer.Query closed(Trainer.Query query, int road, List<Integer> others) {
    List<float[]> rows = new ArrayList<>();
    List<Boolean> right = new ArrayList<>();
    for (int i = 0; i < query.values().length; i++) {
      float[] row = query.values()[i];
      if (others.stream().anyMatch(other -> row[other] > 0)) {
        float[] left = row.clone();
        left[road] = 0;
        rows.add(left);
        right.add(query.right()[i]);
      }
    }
    boolean[] marks = new boolean[right.size()];
    for (int i = 0; i < marks.length; i++) {
      marks[i] = right.get(i);
    }
    return new Trainer.Query(query.position(), rows.toArray(new float[0][]), marks);
  }

  private static Model.Feature mute(Model.Feature feature, boolean[] silent) {
    return silent[Scorers.names().indexOf(feature.name())]
        ? new Model.Feature(feature.name(), 0, 1, 0)
        : feature;
  }

  private static boolean belongs(String name, List<String> marks) {
    return marks.stream()
        .anyMatch(mark -> mark.startsWith("-") ? name.endsWith(mark) : name.startsWith(mark));
  }

  private static Trainer.Query without(Trainer.Query query, boolean[] silent) {
    float[][] rows = new float[query.values().length][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = Arrays.copyOf(query.values()[i], silent.length);
      for (int k = 0; k < silent.length; k++) {
        rows[i][k] = silent[k] ? 0 : rows[i][k];
      }
    }
    return new Trainer.Query(query.position(), rows, query.right());
  }
}
