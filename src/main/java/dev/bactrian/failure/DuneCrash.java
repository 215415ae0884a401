package dev.bactrian.failure;

import java.util.List;
import java.util.function.Consumer;

/**
 * dune that fails by itself: {@code Internal error, please report upstream including the contents
 * of _build/log.} and a description, {@code ("Map.find_exn: failed to find key", { key = "x" })};
 * where the error left the scheduler, {@code Error: exception { exn = ("Map.find_exn: ..", ..}
 * (otherlibs/stdune/src/code_error.ml, bin/main.ml and src/dune_util/report_error.ml). Long lines
 * are wrapped anywhere. The data that follows the message are the project's, not the bug's.
 */
final class DuneCrash implements Format {

  /** Begins the message, so that it is known as dune's. */
  private static final String HEAD = "dune: internal error: ";

  /** The older wording and the newer one. */
  private static final List<String> REPORTS =
      List.of("Internal error, please report upstream", "Internal error! Please report to ");

  private static final String DESCRIPTION = "Description:";
  private static final String EXCEPTION = "exception { exn = ";
  private static final String END = "I must not crash.";

  /** Lines that a description takes, and a backtrace that is printed for each fiber. */
  private static final int DESCRIBED = 12;

  private static final int MAX_LINES = 800;

  private static final int LONGEST = 200;

  private static final List<String> PLACES = List.of("Raised at ", "Called from ");

  /** What raises and passes on whatever goes wrong in dune. */
  private static final List<String> COMMON =
      List.of("Stdune", "Stdlib", "Fiber", "Memo", "CamlinternalLazy", "Dune_util__", "file ");

  @Override
  public String name() {
    return "dune's internal error";
  }

  @Override
  public List<String> triggers() {
    return List.of("Internal error", EXCEPTION);
  }

  @Override
  public void read(Log log, int index, Consumer<Failure> found) {
    String line = log.line(index).strip();
    boolean exception = line.startsWith("Error: " + EXCEPTION);
    String text = joined(log, index, DESCRIBED);
    String description =
        exception
            ? LineText.after(text, EXCEPTION)
            : REPORTS.stream().anyMatch(line::startsWith)
                ? LineText.after(text, DESCRIPTION)
                : null;
    if (description == null) {
      return;
    }
    String message = message(description);
    if (message.isEmpty()) {
      return;
    }
    int last = last(log, index);
    found.accept(
        Failure.of(Kind.INTERNAL_COMPILER_ERROR, HEAD + message, log.number(index))
            .withFact(Fact.SYMBOL, place(joined(log, index, last - index + 1))));
    log.claim(last);
  }

  /** The words of {@code ("words", { data })}, {@code (words)} or {@code words}. */
  private static String message(String description) {
    int from = 0;
    while (from < description.length() && "(\"".indexOf(description.charAt(from)) >= 0) {
      from++;
    }
    String closing = from > 0 && description.charAt(from - 1) == '"' ? "\"" : ");{";
    int to = from;
    while (to < description.length() && closing.indexOf(description.charAt(to)) < 0) {
      to++;
    }
    return LineText.oneLine(description.substring(from, to), LONGEST);
  }

  /** The first function of the backtrace that is dune's own, or null. */
  private static String place(String text) {
    int at = next(text, 0);
    while (at >= 0) {
      int from = text.indexOf(' ', text.indexOf(' ', at) + 1) + 1;
      String function = LineText.between(text.substring(from - 1), " ", " in file");
      boolean whole = function != null && function.indexOf(' ') < 0;
      if (whole && COMMON.stream().noneMatch(function::startsWith)) {
        return brief(function);
      }
      at = next(text, from);
    }
    return null;
  }

  private static int next(String text, int from) {
    int first = -1;
    for (String place : PLACES) {
      int at = text.indexOf(place, from);
      first = at >= 0 && (first < 0 || at < first) ? at : first;
    }
    return first;
  }

  /** {@code Foreign_sources.for_exes} of {@code Dune_rules__foreign_sources.for_exes.(fun)}. */
  private static String brief(String function) {
    int library = function.indexOf("__");
    String name = library < 0 ? function : function.substring(library + 2);
    int closure = name.indexOf(".(fun)");
    name = closure > 0 ? name.substring(0, closure) : name;
    return name.isEmpty() ? function : Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  /** Some lines as one, without the marks of strings that are broken into several. */
  private static String joined(Log log, int index, int lines) {
    StringBuilder text = new StringBuilder();
    for (int i = index; i < Math.min(log.size(), index + lines); i++) {
      String line = log.line(i).strip();
      text.append(line.endsWith("\\n\\") ? line.substring(0, line.length() - 3) : line);
      text.append(' ');
    }
    return text.toString();
  }

  /** The last line of the backtrace: before a blank one, or before dune's farewell. */
  private static int last(Log log, int index) {
    int i = index;
    while (i + 1 < Math.min(log.size(), index + MAX_LINES)) {
      String next = log.line(i + 1);
      if (next.isBlank() || next.startsWith(END)) {
        break;
      }
      i++;
    }
    return i;
  }
}
