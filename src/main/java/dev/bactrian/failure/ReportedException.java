package dev.bactrian.failure;

import java.util.List;
import java.util.function.Consumer;

/**
 * An exception that a library reports before the program ends: Base and Core ({@code Uncaught
 * exception:} and a sexp), cmdliner ({@code internal error, uncaught exception:}), ocamlbuild and
 * camlp4 ({@code Uncaught exception: E}).
 */
final class ReportedException implements Format {

  private static final List<String> HEADS = List.of("Uncaught exception:", "uncaught exception:");

  @Override
  public String name() {
    return "reported exception";
  }

  @Override
  public List<String> triggers() {
    return HEADS;
  }

  @Override
  public void read(Log log, int index, Consumer<Failure> found) {
    String line = log.line(index);
    String rest = null;
    for (String head : HEADS) {
      rest = rest == null ? LineText.after(line, head) : rest;
    }
    if (rest == null || DiffHunk.contains(log, index)) {
      return;
    }
    int i = index + 1;
    if (rest.isEmpty()) {
      while (i < Math.min(log.size(), index + 4) && log.line(i).isBlank()) {
        i++;
      }
      if (i >= log.size() || Backtrace.isSlot(log.line(i))) {
        return;
      }
      rest = log.line(i).strip();
      i++;
    }
    ExceptionText text = ExceptionText.read(log, i - 1, rest);
    OcamlException exception = OcamlException.parse(text.text());
    if (exception.token().isBlank()) {
      return;
    }
    found.accept(
        Failure.of(
                exception.kind(),
                LineText.oneLine("Uncaught exception: " + text.text(), LineText.MAX_MESSAGE),
                log.number(index))
            .withFact(Fact.EXCEPTION, exception.token())
            .withLocation(exception.location())
            .withFrames(Backtrace.find(log, text.end(), text.end() + 3).frames()));
  }
}
