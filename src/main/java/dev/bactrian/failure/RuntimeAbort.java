package dev.bactrian.failure;

import java.util.List;
import java.util.function.Consumer;

/**
 * The OCaml runtime gives up: {@code Fatal error: <message>} and abort (caml_fatal_error in
 * runtime/misc.c), sometimes with the prefix doubled.
 */
final class RuntimeAbort implements Format {

  private static final String HEAD = "Fatal error: ";

  private static final List<String> MEMORY =
      List.of(
          "out of memory",
          "not enough memory",
          "no memory for",
          "not enough heap memory",
          "cannot allocate",
          "failed to allocate");

  @Override
  public String name() {
    return "runtime abort";
  }

  @Override
  public List<String> triggers() {
    return List.of(HEAD);
  }

  @Override
  public void read(Log log, int index, Consumer<Failure> found) {
    String line = log.line(index).strip();
    if (!line.startsWith(HEAD) || line.startsWith(HEAD + "exception ")) {
      return;
    }
    String message = line.replace(HEAD + HEAD, HEAD);
    if (message.length() == HEAD.length() - 1 || DiffHunk.contains(log, index)) {
      return;
    }
    found.accept(
        Failure.of(
                kind(message), LineText.oneLine(message, LineText.MAX_MESSAGE), log.number(index))
            .withFact(Fact.SIGNAL, "ABRT")
            .withFact(Fact.SYMBOL, symbol(message))
            .withFact(Fact.MISSING, missing(log, index, message))
            .withFrames(LastWords.stackAfter(log, index).frames()));
  }

  /** The library of C stubs that is not there; one that lacks a symbol is. */
  private static String missing(Log log, int index, String message) {
    return log.line(index + 1).contains("cannot open shared object file")
        ? SharedStubs.library(message, "cannot load shared library ")
        : null;
  }

  private static Kind kind(String message) {
    String lower = message.toLowerCase(java.util.Locale.ROOT);
    if (MEMORY.stream().anyMatch(lower::contains)) {
      return Kind.OUT_OF_MEMORY;
    }
    boolean linking = lower.contains("unknown c primitive") || lower.contains("cannot load shared");
    return linking ? Kind.LINK_ERROR : Kind.RUNTIME_ABORT;
  }

  private static String symbol(String message) {
    return message.contains("unknown C primitive") ? Text.quoted(message) : null;
  }
}
