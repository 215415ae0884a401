package dev.bactrian.failure;

import java.util.List;
import java.util.function.Consumer;

/**
 * An exception that the toplevel prints: {@code Exception: Failure "x".}, or a script that
 * overflows the stack (toplevel/topcommon.ml).
 */
final class ToplevelException implements Format {

  private static final String HEAD = "Exception:";
  private static final String OVERFLOW = "Stack overflow during evaluation (looping recursion?).";
  private static final String MEMORY = "Out of memory during evaluation.";

  private static final int MAX_LINES = 12;

  @Override
  public String name() {
    return "toplevel exception";
  }

  @Override
  public List<String> triggers() {
    return List.of(HEAD, OVERFLOW, MEMORY);
  }

  @Override
  public void read(Log log, int index, Consumer<Failure> found) {
    String line = log.line(index).strip();
    if (line.startsWith(OVERFLOW) || line.startsWith(MEMORY)) {
      String words = line.startsWith(OVERFLOW) ? "Stack_overflow" : "Out_of_memory";
      OcamlException exception = OcamlException.parse(words);
      found.accept(
          Failure.of(exception.kind(), line, log.number(index))
              .withFact(Fact.EXCEPTION, exception.token()));
      return;
    }
    if (!line.startsWith(HEAD) || DiffHunk.contains(log, index)) {
      return;
    }
    StringBuilder text = new StringBuilder(line.substring(HEAD.length()).strip());
    int i = index + 1;
    while (!ends(text) && i < Math.min(log.size(), index + MAX_LINES) && isMore(log.line(i))) {
      text.append(' ').append(log.line(i).strip());
      i++;
    }
    // A program's own printer may say anything; then the backtrace shows that it is an exception.
    boolean constructor = !text.isEmpty() && Character.isUpperCase(text.charAt(0));
    if (text.isEmpty() || !constructor && !Backtrace.isSlot(log.line(i))) {
      return;
    }
    String printed = text.toString();
    OcamlException exception =
        OcamlException.parse(ends(text) ? printed.substring(0, printed.length() - 1) : printed);
    found.accept(
        Failure.of(
                exception.kind(),
                LineText.oneLine(HEAD + " " + printed, LineText.MAX_MESSAGE),
                log.number(index))
            .withFact(Fact.EXCEPTION, exception.token())
            .withFact(Fact.MISSING, exception.missing())
            .withLocation(exception.location())
            .withFrames(Backtrace.find(log, i, i + 1).frames()));
  }

  private static boolean ends(CharSequence text) {
    return !text.isEmpty() && text.charAt(text.length() - 1) == '.';
  }

  private static boolean isMore(String line) {
    return !line.isBlank() && !Backtrace.isSlot(line);
  }
}
