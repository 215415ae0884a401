package dev.bactrian.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Two logs side by side: lines that say the same, apart from numbers and addresses, stand next to
 * each other (longest common subsequence).
 */
public final class Alignment {

  /** The table has the product of both lengths: at most a quarter of a million cells. */
  static final int MOST_LINES = 500;

  private static final Pattern VARIABLE = Pattern.compile("0x[0-9a-f]++|[0-9]++|\\s++");

  private Alignment() {}

  /**
   * A line of a log.
   *
   * @param number in its text; 0 where there is no line
   * @param frame true if it names a frame that both logs have
   */
  public record Side(int number, String text, boolean frame) {
    static final Side NONE = new Side(0, "", false);
  }

  /**
   * What stands next to each other.
   *
   * @param same true if both say the same
   */
  public record Row(Side left, Side right, boolean same) {}

  /**
   * Aligns two logs, each of which is cut after so many lines.
   *
   * @param frames names of frames that both have
   */
  static List<Row> of(
      List<AnswerView.LogLine> left, List<AnswerView.LogLine> right, Set<String> frames) {
    List<AnswerView.LogLine> one = left.subList(0, Math.min(left.size(), MOST_LINES));
    List<AnswerView.LogLine> two = right.subList(0, Math.min(right.size(), MOST_LINES));
    List<String> a = one.stream().map(line -> plain(line.text())).toList();
    List<String> b = two.stream().map(line -> plain(line.text())).toList();
    int[][] common = common(a, b);
    List<Row> rows = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < a.size() || j < b.size()) {
      if (i < a.size() && j < b.size() && same(a.get(i), b.get(j))) {
        rows.add(new Row(side(one.get(i++), frames), side(two.get(j++), frames), true));
      } else if (j == b.size() || (i < a.size() && common[i + 1][j] >= common[i][j + 1])) {
        rows.add(new Row(side(one.get(i++), frames), Side.NONE, false));
      } else {
        rows.add(new Row(Side.NONE, side(two.get(j++), frames), false));
      }
    }
    return joined(rows);
  }

  /** What is only left and what is only right stand side by side where they follow each other. */
  private static List<Row> joined(List<Row> rows) {
    List<Row> result = new ArrayList<>();
    int at = 0;
    while (at < rows.size()) {
      if (rows.get(at).same()) {
        result.add(rows.get(at++));
        continue;
      }
      List<Side> lefts = new ArrayList<>();
      List<Side> rights = new ArrayList<>();
      for (; at < rows.size() && !rows.get(at).same(); at++) {
        (rows.get(at).left() == Side.NONE ? rights : lefts)
            .add(rows.get(at).left() == Side.NONE ? rows.get(at).right() : rows.get(at).left());
      }
      for (int i = 0; i < Math.max(lefts.size(), rights.size()); i++) {
        result.add(
            new Row(
                i < lefts.size() ? lefts.get(i) : Side.NONE,
                i < rights.size() ? rights.get(i) : Side.NONE,
                false));
      }
    }
    return result;
  }

  private static int[][] common(List<String> a, List<String> b) {
    int[][] common = new int[a.size() + 1][b.size() + 1];
    for (int i = a.size() - 1; i >= 0; i--) {
      for (int j = b.size() - 1; j >= 0; j--) {
        common[i][j] =
            same(a.get(i), b.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common;
  }

  private static boolean same(String one, String other) {
    return !one.isEmpty() && one.equals(other);
  }

  private static String plain(String line) {
    return VARIABLE.matcher(line.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
  }

  private static Side side(AnswerView.LogLine line, Set<String> frames) {
    return new Side(
        line.number(),
        FailureViews.cut(line.text()),
        frames.stream().anyMatch(frame -> line.text().contains(frame)));
  }
}
