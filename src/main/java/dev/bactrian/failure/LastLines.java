package dev.bactrian.failure;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/**
 * The fallback: where nothing is recognised, what a log says last, if it looks as if something
 * failed. Weak evidence.
 */
final class LastLines {

  /** More lines than these say nothing about the failure. */
  static final int MOST = 12;

  private static final int LONGEST_LINE = 200;

  /** How far behind the end a log that failed says so. */
  private static final int LOOK_BACK = 60;

  private static final Pattern SUMMARY = Pattern.compile("\\d{1,3} \\d{9,10} \\d{9,10}");

  private LastLines() {}

  /** The last lines of the whole log, whose end is {@code size}; null if nothing looks failed. */
  static Failure read(Log log, int size) {
    int from = Math.max(0, size - LOOK_BACK);
    boolean failed = false;
    Warnings warnings = new Warnings();
    for (int i = from; i < size && !failed; i++) {
      String line = log.line(i);
      failed = !warnings.covers(line) && looksFailed(line);
    }
    int last = size - 1;
    while (last > 0 && isAside(log.line(last).strip())) {
      last--;
    }
    String words = failed ? SaidError.ownWords(log.line(last)) : null;
    if (words != null) {
      return SaidError.of(log, last, words).asWeak();
    }
    String said = failed ? before(log, last + 1, MOST) : "";
    if (said.isEmpty()) {
      return null;
    }
    return Failure.of(Kind.UNRECOGNISED, said, log.number(last))
        .withFact(Fact.COMMAND, command(log, size))
        .asWeak();
  }

  /** What stands behind a program's last words. */
  private static boolean isAside(String text) {
    return text.isEmpty() || frame(text) || SaidError.isUsage(text);
  }

  private static boolean looksFailed(String line) {
    return !isValgrind(line) && FailureWords.in(line) || !line.startsWith("0 ") && isSummary(line);
  }

  /** At most {@code most} telling lines before {@code index}, joined by a space. */
  static String before(Log log, int index, int most) {
    Deque<String> lines = new ArrayDeque<>();
    for (int i = index - 1; i >= 0 && i >= index - most; i--) {
      String text = log.line(i).strip();
      if (text.isEmpty() || frame(text)) {
        continue;
      }
      lines.addFirst(text.length() > LONGEST_LINE ? text.substring(0, LONGEST_LINE) : text);
    }
    return String.join(" ", lines);
  }

  /** Whether a line is only a frame around output, different in every run. */
  private static boolean frame(String text) {
    return text.startsWith("make") && text.contains("Leaving directory")
        || isValgrind(text)
        || text.startsWith("[...]")
        || text.startsWith("### ")
        || isSummary(text);
  }

  /** {@code ==PID==}: if it told of an error, then that was recognised where it stands. */
  private static boolean isValgrind(String line) {
    return line.startsWith("==") && LineText.number(line, 2) != null;
  }

  /** The bulk builds' last line: exit code, start and end in seconds since 1970. */
  private static boolean isSummary(String line) {
    return !line.isEmpty()
        && line.length() < 30
        && Character.isDigit(line.charAt(line.length() - 1))
        && SUMMARY.matcher(line).matches();
  }

  /** The last command that was echoed, or null. */
  private static String command(Log log, int size) {
    for (int i = size - 1; i >= 0 && i >= size - LOOK_BACK; i--) {
      String line = log.line(i).strip();
      if (line.startsWith("$ ") || line.startsWith("+ ")) {
        return line.substring(2);
      }
      if (line.startsWith("(cd ") && line.endsWith(")")) {
        return line;
      }
    }
    return null;
  }
}
