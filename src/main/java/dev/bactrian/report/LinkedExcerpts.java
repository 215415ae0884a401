package dev.bactrian.report;

import dev.bactrian.failure.Failure;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;

/**
 * What counts of the logs behind links: their failures, and of their text the lines around those,
 * for a whole log would drown what its author wrote.
 *
 * @param blocks one for each log in which something failed
 * @param failures with lines that go on from log to log
 */
record LinkedExcerpts(List<Block> blocks, List<Failure> failures) {

  private static final int AROUND = 12;
  private static final int MOST_LINES = 200;
  private static final int LONGEST_LINE = 1_000;
  private static final int MOST_FAILURES = 20;

  static LinkedExcerpts of(
      List<LinkedLog> logs, int firstLine, Function<Block, List<Failure>> extract) {
    List<Block> blocks = new ArrayList<>();
    List<Failure> failures = new ArrayList<>();
    int line = firstLine;
    for (LinkedLog log : logs) {
      List<String> lines = log.text().lines().toList();
      List<Failure> found =
          extract.apply(new Block(log.text(), null, line)).stream().limit(MOST_FAILURES).toList();
      if (!found.isEmpty()) {
        blocks.add(new Block(excerpt(lines, found, line), "log", line));
        failures.addAll(found);
      }
      line += lines.size();
    }
    return new LinkedExcerpts(blocks, failures);
  }

  private static String excerpt(List<String> lines, List<Failure> failures, int firstLine) {
    BitSet near = new BitSet();
    for (Failure failure : failures) {
      int at = failure.logLine() - firstLine;
      int from = Math.clamp(at - AROUND, 0, lines.size());
      near.set(from, Math.clamp(at + AROUND, from, lines.size()));
    }
    StringBuilder text = new StringBuilder();
    int taken = 0;
    for (int i = near.nextSetBit(0); i >= 0 && taken < MOST_LINES; i = near.nextSetBit(i + 1)) {
      if (i < lines.size()) {
        String one = lines.get(i);
        text.append(one, 0, Math.min(one.length(), LONGEST_LINE)).append('\n');
        taken++;
      }
    }
    return text.toString();
  }
}
