package dev.bactrian.cli;

import dev.bactrian.failure.Extractor;
import dev.bactrian.failure.Failure;
import java.util.BitSet;
import java.util.List;

/** A log as a block of Markdown; of a long one the lines that tell what failed. */
final class LogExcerpt {

  /** What is read of a report, less what stands around the log. */
  private static final int MOST_CHARACTERS = 90_000;

  private static final int BEFORE = 30;
  private static final int AFTER = 20;
  private static final int LAST = 60;

  private LogExcerpt() {}

  /** The log in a fence that no line of it closes. */
  static String fenced(String log) {
    String kept = log.length() <= MOST_CHARACTERS ? log : telling(log);
    int run = 2;
    int here = 0;
    for (int i = 0; i < kept.length(); i++) {
      here = kept.charAt(i) == '`' ? here + 1 : 0;
      run = Math.max(run, here);
    }
    String fence = "`".repeat(run + 1);
    return fence + "text\n" + kept + (kept.endsWith("\n") ? "" : "\n") + fence + "\n";
  }

  /** The surroundings of each failure, the last ones first where not all fit, and the end. */
  private static String telling(String log) {
    List<String> lines = log.lines().toList();
    BitSet kept = new BitSet(lines.size());
    int[] room = {MOST_CHARACTERS};
    keep(lines, kept, lines.size() - LAST, lines.size(), room);
    List<Failure> failures = new Extractor().extract(log);
    for (Failure failure : failures.reversed()) {
      keep(lines, kept, failure.logLine() - BEFORE, failure.logLine() + AFTER, room);
    }
    StringBuilder text = new StringBuilder();
    kept.stream().forEach(line -> text.append(lines.get(line)).append('\n'));
    return text.toString();
  }

  private static void keep(List<String> lines, BitSet kept, int from, int to, int[] room) {
    for (int i = Math.max(0, from); i < Math.min(lines.size(), to); i++) {
      if (!kept.get(i) && lines.get(i).length() < room[0]) {
        kept.set(i);
        room[0] -= lines.get(i).length() + 1;
      }
    }
  }
}
