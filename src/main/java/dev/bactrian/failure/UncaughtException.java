package dev.bactrian.failure;

import java.util.List;
import java.util.function.Consumer;

/** The OCaml runtime's last words: {@code Fatal error: exception E} (runtime/printexc.c). */
final class UncaughtException implements Format {

  private static final String HEAD = "Fatal error: exception ";

  @Override
  public String name() {
    return "uncaught exception";
  }

  @Override
  public List<String> triggers() {
    return List.of(HEAD);
  }

  @Override
  public void read(Log log, int index, Consumer<Failure> found) {
    String line = log.line(index);
    int at = line.indexOf(HEAD);
    if (at < 0) {
      return;
    }
    String exception = line.substring(at + HEAD.length()).strip();
    found.accept(
        Failure.of(Kind.UNCAUGHT_EXCEPTION, exception, log.number(index))
            .withFact(Fact.EXCEPTION, exception));
  }
}
