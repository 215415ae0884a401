package dev.bactrian.failure;

import java.util.List;
import java.util.function.Consumer;

/**
 * A test whose output is not what was promoted: dune shows a diff (unified, git's or patdiff's) of
 * a cram test, an expect test, an mdx file or an {@code .expected} file. A diff of anything else is
 * no failure.
 */
final class OutputDiff implements Format {

  private static final String NEW = "+++ ";
  private static final int MAX_LINES = 400;
  private static final int LOOK_BEHIND = 6;

  @Override
  public String name() {
    return "output of a test";
  }

  @Override
  public List<String> triggers() {
    return List.of(NEW);
  }

  @Override
  public void read(Log log, int index, Consumer<Failure> found) {
    String header = plain(log.raw(index));
    int column = header.indexOf(NEW);
    String path = header.substring(Math.max(column, 0)).replace("+", "").strip();
    String before = plain(log.raw(index - 1));
    if (column < 0 || !before.contains("--- ") || !isHunk(plain(log.raw(index + 1)))) {
      return;
    }
    String old = source(before.substring(before.indexOf("--- ")).replace("--- ", ""));
    String file = promoted(log, index);
    if (file == null && !path.contains(".corrected") && !isPromoted(old)) {
      return;
    }
    column = header.startsWith("+++", column - 3) ? column - 3 : column;
    read(log, index, column, file == null ? old : file, found);
  }

  private static void read(Log log, int index, int column, String file, Consumer<Failure> found) {
    FirstDifference difference = new FirstDifference();
    DeathInTest death = new DeathInTest();
    String command = null;
    int last = index;
    for (int i = index + 1; i < Math.min(log.size(), index + MAX_LINES); i++) {
      String line = plain(log.raw(i));
      if (!line.isBlank() && !isBody(line, column)) {
        break;
      }
      last = line.isBlank() ? last : i;
      char mark = line.length() > column ? line.charAt(column) : ' ';
      String text = line.length() > column + 1 ? line.substring(column + 1).strip() : "";
      text = text.startsWith("|") ? text.substring(1).strip() : text;
      if (death.isUnknown() && text.startsWith("$ ")) {
        command = text.substring(2);
      }
      difference.line(mark, text, i);
      if (mark == '+') {
        death.line(text, i);
      }
    }
    String message =
        file
            + ":"
            + (difference.removed() == null ? "" : " - " + difference.removed())
            + (difference.added() == null ? "" : " + " + difference.added());
    int changed = difference.index() < 0 ? index - 1 : difference.index();
    int at = death.isUnknown() ? changed : death.index();
    Integer line = LineText.numberAfter(log.raw(index + 1), "-", 0);
    Failure failure =
        Failure.of(isCram(file) ? Kind.CRAM_DIFF : Kind.TEST_FAILURE, message, log.number(at))
            .withLocation(new Location(file, line))
            .withFact(Fact.TEST, file)
            .withFact(Fact.COMMAND, death.isUnknown() ? null : command)
            .withFact(Fact.EXPECTED, death.isUnknown() ? difference.removed() : null)
            .withFact(Fact.RECEIVED, death.isUnknown() ? difference.added() : null);
    found.accept(death.describe(failure));
    log.claim(last);
  }

  private static boolean isHunk(String line) {
    return line.contains("@@ -") || line.contains("@|-");
  }

  private static boolean isBody(String line, int column) {
    char mark = line.length() > column ? line.charAt(column) : ' ';
    return mark == ' ' || mark == '+' || mark == '-' || mark == '@' || mark == '\\';
  }

  /** The file that dune asks to promote, from its location above; null if it asks for none. */
  private static String promoted(Log log, int index) {
    for (int i = index - 1; i >= Math.max(0, index - LOOK_BEHIND); i--) {
      String line = log.line(i);
      if (line.startsWith("File \"") && line.contains(", characters 0-0:")) {
        return LineText.between(line, "File \"", "\"");
      }
    }
    return null;
  }

  /** A diff's path below the root of the sources. */
  private static String source(String printed) {
    String path = printed.strip();
    int tab = path.indexOf('\t');
    path = tab < 0 ? path : path.substring(0, tab);
    path = path.startsWith("a/") ? path.substring(2) : path;
    int build = path.indexOf("/default/");
    return path.startsWith("_build/") && build > 0 ? path.substring(build + 9) : path;
  }

  /** Files that hold nothing but the output of a test. */
  private static boolean isPromoted(String file) {
    return isCram(file)
        || file.endsWith(".expected")
        || file.endsWith(".expect")
        || file.endsWith(".reference")
        || file.endsWith(".golden");
  }

  private static boolean isCram(String file) {
    return file.endsWith(".t") || file.contains(".t/");
  }

  /** Without colours; the prefixes stay, since the first column matters here. */
  private static String plain(String raw) {
    if (raw.indexOf('\u001b') < 0) {
      return raw;
    }
    StringBuilder out = new StringBuilder(raw.length());
    boolean escape = false;
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (escape) {
        escape = !Character.isLetter(c);
      } else if (c == '\u001b') {
        escape = true;
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }
}
