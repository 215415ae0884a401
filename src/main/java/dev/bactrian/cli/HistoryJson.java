package dev.bactrian.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bactrian.match.SpeakingFigures;

/** The figures of a replay as one JSON object on one line. */
final class HistoryJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private HistoryJson() {}

  /**
   * {@code {"reports","queries","recall":{"1","5","10","20"},"pool","reliability":[{"from","below",
   * "candidates","called","right"}],"trade_off":[{"threshold","comments","commented","precision",
   * "caught"}],"in_force":{..},"wished":{"precision","threshold","configuration"}}}; with baselines
   * also {@code "baselines":{NAME:{"1",..}}} and {@code "milliseconds":{NAME:{"median","p99"}}}.
   *
   * @param baselines null where none were asked for
   * @param now the threshold in force
   * @param precision the one that is wished for
   */
  static String of(HistoryFigures figures, BaselineRun baselines, double now, double precision)
      throws JsonProcessingException {
    ObjectNode root = JSON.createObjectNode();
    root.put("reports", figures.reports());
    root.put("queries", figures.ranked().queries());
    recall(root.putObject("recall"), figures.ranked());
    root.put("pool", round(figures.pool()));
    ArrayNode reliability = root.putArray("reliability");
    for (SpeakingFigures.Level level : figures.speaking().reliability()) {
      reliability
          .addObject()
          .put("from", level.from())
          .put("below", level.below())
          .put("candidates", level.candidates())
          .put("called", round(level.called()))
          .put("right", round(level.right()));
    }
    ArrayNode tradeOff = root.putArray("trade_off");
    figures.speaking().tradeOff().forEach(choice -> choice(tradeOff.addObject(), choice));
    choice(root.putObject("in_force"), figures.speaking().at(now));
    double threshold = figures.speaking().threshold(precision);
    ObjectNode wished = root.putObject("wished").put("precision", precision);
    if (threshold < 1) {
      wished.put("threshold", threshold).put("configuration", HistoryText.line(threshold));
    } else {
      wished.putNull("threshold").putNull("configuration");
    }
    if (baselines != null) {
      ObjectNode others = root.putObject("baselines");
      baselines.recalls().forEach((one, recall) -> recall(others.putObject(one.id()), recall));
      ObjectNode times = root.putObject("milliseconds");
      times(times.putObject("bactrian"), baselines.ours());
      times(times.putObject("more-like-this"), baselines.moreLikeThis());
    }
    return JSON.writeValueAsString(root);
  }

  private static void recall(ObjectNode node, Recall recall) {
    recall.shares().forEach((at, share) -> node.put(Integer.toString(at), round(share)));
  }

  private static void choice(ObjectNode node, SpeakingFigures.Choice choice) {
    node.put("threshold", choice.threshold())
        .put("comments", choice.reports())
        .put("commented", round(choice.commented()))
        .put("precision", round(choice.precision()))
        .put("caught", round(choice.caught()));
  }

  private static void times(ObjectNode node, QueryTimes times) {
    node.put("queries", times.queries())
        .put("median", round(times.quantile(0.5)))
        .put("p99", round(times.quantile(0.99)));
  }

  private static double round(double value) {
    return Math.round(value * 1e4) / 1e4;
  }
}
