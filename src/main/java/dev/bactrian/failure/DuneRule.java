package dev.bactrian.failure;

/**
 * The excerpt of a rule that dune shows above a command that failed, when commands are not echoed:
 * rows {@code 3 | (rule (action (run ./t.exe 7)))}, or one row and carets below a test's name. It
 * tells which program ran.
 */
final class DuneRule {

  private static final String[] ENDINGS = {".exe", ".bc", ".native", ".byte"};

  private DuneRule() {}

  /**
   * The program that the rule in the rows {@code from} to {@code to} runs, the last one where it
   * runs one by means of another ({@code time ./t.exe}); null where it names none.
   */
  static String program(Log log, int from, int to) {
    String found = null;
    for (int i = from; i < to && SourceLocation.isExcerpt(log.line(i)); i++) {
      String row = log.line(i);
      String pointed = pointedAt(row, i + 1 < to ? log.line(i + 1) : "");
      if (pointed != null) {
        return pointed + ".exe";
      }
      for (String word : row.substring(row.indexOf('|') + 1).split("[ ()\"]+", 64)) {
        String program = program(word);
        found = program == null ? found : program;
      }
    }
    return found;
  }

  /** The name above the carets, if it is one: {@code thirst} in {@code (names hunger thirst)}. */
  private static String pointedAt(String row, String carets) {
    int start = carets.indexOf('^');
    int end = carets.lastIndexOf('^') + 1;
    if (start < 0 || end > row.length() || !Text.only(carets, 0, " ^")) {
      return null;
    }
    String name = row.substring(start, end);
    return name.chars().allMatch(c -> c == '_' || Character.isLetterOrDigit(c)) ? name : null;
  }

  /** {@code ./t.exe}, {@code %{exe:t.exe}} or {@code dir/t.bc}, without what is around it. */
  private static String program(String word) {
    String path = word;
    if (path.startsWith("%{") && path.endsWith("}")) {
      path = path.substring(path.indexOf(':') + 1, path.length() - 1);
    }
    if (path.startsWith("./") && path.length() > 2) {
      return path;
    }
    for (String ending : ENDINGS) {
      if (path.endsWith(ending) && path.length() > ending.length()) {
        return path;
      }
    }
    return null;
  }
}
