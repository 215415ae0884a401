package dev.bactrian.failure;

import java.util.List;
import java.util.function.Consumer;

/**
 * Messages headed {@code Error:}: those of the OCaml compilers and their toplevel, of dune, menhir,
 * odoc, Coq and of whatever else prints through the compiler's reporter. {@code Error (warning 8
 * [partial-match]):} and {@code Error (alert deprecated):} are warnings that count as errors.
 */
final class ErrorMessages implements Format {

  private static final String PLAIN = "Error:";
  private static final String QUALIFIED = "Error (";
  private static final int LOOK_BACK = 60;
  private static final String COMMAND = "Command line: ";

  @Override
  public String name() {
    return "error message";
  }

  @Override
  public List<String> triggers() {
    return List.of(PLAIN, QUALIFIED);
  }

  @Override
  public void read(Log log, int index, Consumer<Failure> found) {
    String line = log.line(index);
    int start = Text.indent(line);
    SourceLocation location = null;
    if (line.startsWith("File \"", start)) {
      location = SourceLocation.parse(line);
      if (location == null || location.rest().isEmpty()) {
        return;
      }
      start = line.length() - location.rest().length();
      while (start > 0 && !line.startsWith(location.rest(), start)) {
        start--;
      }
    } else if (start > 0 && isContinuation(log, index, start)) {
      return;
    }
    int end = headEnd(line, start);
    if (end < 0 || isTestReport(log, index)) {
      return;
    }
    if (location == null) {
      location = SourceLocation.above(log, index);
    }
    String message = Paragraph.join(log, index, line.substring(end));
    if (message.startsWith(PLAIN + " ")) {
      // jbuilder headed its errors twice.
      message = message.substring(PLAIN.length() + 1);
    }
    String warning = warning(line, start, end);
    Failure culprit = FatalWarnings.isSummary(message) ? FatalWarnings.lastAbove(log, index) : null;
    if (culprit != null && !Cause.above(log, index, LOOK_BACK)) {
      found.accept(culprit);
      return;
    }
    Failure failure =
        warning != null
            ? Failure.of(Kind.WARNING_AS_ERROR, message, log.number(index))
                .withFact(Fact.WARNING, warning)
            : ErrorKinds.classify(log, index, message, location);
    if (message.startsWith("Error while running external preprocessor")) {
      failure = failure.withFact(Fact.COMMAND, commandBelow(log, index));
    }
    found.accept(location == null ? failure : failure.withLocation(location.toLocation()));
  }

  private static String commandBelow(Log log, int index) {
    String next = index + 1 < log.size() ? log.line(index + 1) : "";
    return next.startsWith(COMMAND) ? next.substring(COMMAND.length()).strip() : null;
  }

  /** Index behind the head, or -1 if there is none at {@code start}. */
  private static int headEnd(String line, int start) {
    if (line.startsWith(PLAIN, start)) {
      int end = start + PLAIN.length();
      return end == line.length() || line.charAt(end) == ' ' ? end : -1;
    }
    if (!line.startsWith(QUALIFIED + "warning ", start)
        && !line.startsWith(QUALIFIED + "alert ", start)) {
      return -1;
    }
    int close = line.indexOf("):", start);
    return close < 0 ? -1 : close + 2;
  }

  /** {@code 8 partial-match}, {@code 26} or {@code alert deprecated}; null for a plain error. */
  private static String warning(String line, int start, int end) {
    if (!line.startsWith(QUALIFIED, start)) {
      return null;
    }
    String inner = line.substring(start + QUALIFIED.length(), end - 2);
    return inner.startsWith("alert ")
        ? inner
        : inner.substring("warning ".length()).replace("[", "").replace("]", "");
  }

  /** The text of another message may hold the word too; then the line above is indented alike. */
  private static boolean isContinuation(Log log, int index, int start) {
    return index > 0
        && Text.indent(log.line(index - 1)) == start
        && !log.line(index - 1).isBlank()
        && SourceLocation.parse(log.line(index - 1)) == null
        && !SourceLocation.isExcerpt(log.line(index - 1));
  }

  /** OUnit heads its reports with the same word, below a rule of equals signs. */
  private static boolean isTestReport(Log log, int index) {
    return index > 0 && log.line(index - 1).startsWith("=====");
  }
}
