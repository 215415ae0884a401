package dev.bactrian.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What each group of scorers brings: the same training without it. */
final class Ablation {

  /** Groups by the names that their scorers begin with. */
  private static final Map<String, List<String>> GROUPS = new LinkedHashMap<>();

  static {
    GROUPS.put("words", List.of("title-", "text-", "prose-", "code-", "word-", "identifiers"));
    GROUPS.put("standing in the pool", List.of("-standing"));
    GROUPS.put("meaning", List.of("meaning", "rank-by-meaning"));
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

  /** One line a group: recall on a later part without it. */
  static List<String> lines(
      double penalty,
      List<Trainer.Query> train,
      List<Trainer.Query> later,
      Set<Trainer.Query> duplicates) {
    List<String> lines = new ArrayList<>();
    double[] priors = Scorers.ALL.stream().mapToDouble(Scorer::prior).toArray();
    for (Map.Entry<String, List<String>> group : GROUPS.entrySet()) {
      boolean[] silent = new boolean[priors.length];
      for (int i = 0; i < silent.length; i++) {
        silent[i] = belongs(Scorers.names().get(i), group.getValue());
      }
      List<Trainer.Query> without = train.stream().map(query -> without(query, silent)).toList();
      List<Model.Feature> features =
          new Trainer(Scorers.names(), priors, penalty)
              .train(without).stream().map(one -> mute(one, silent)).toList();
      lines.add(
          String.format(
              Locale.ROOT,
              "  without %-22s %s",
              group.getKey(),
              Evaluation.of(features, later, duplicates).line()));
    }
    return lines;
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
