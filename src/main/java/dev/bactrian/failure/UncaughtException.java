package dev.bactrian.failure;

import java.util.List;
import java.util.function.Consumer;

/**
 * The OCaml runtime's last words: {@code Fatal error: exception E} (runtime/printexc.c,
 * stdlib/printexc.ml) and {@code Thread N killed on uncaught exception E} (systhreads).
 */
final class UncaughtException implements Format {

  private static final String PROGRAM = "Fatal error: exception ";
  private static final String THREAD = " killed on uncaught exception ";
  private static final String HANDLER = "Fatal error in uncaught exception handler: exception ";

  /** ocamlopt's own crash, which says why in the lines before: a matter of the compiler formats. */
  private static final String COMPILER = "Misc.Fatal_error";

  @Override
  public String name() {
    return "uncaught exception";
  }

  @Override
  public List<String> triggers() {
    return List.of(PROGRAM, THREAD, HANDLER);
  }

  @Override
  public void read(Log log, int index, Consumer<Failure> found) {
    String line = log.line(index);
    for (String head : triggers()) {
      int at = line.indexOf(head);
      if (at >= 0 && !DiffHunk.contains(log, index)) {
        int start = head.equals(THREAD) ? Math.max(line.lastIndexOf("Thread ", at), 0) : at;
        ExceptionText text = ExceptionText.read(log, index, line.substring(at + head.length()));
        if (!text.text().equals(COMPILER)) {
          found.accept(failure(log, index, line.substring(start, at + head.length()), text));
        }
        return;
      }
    }
  }

  private static Failure failure(Log log, int index, String head, ExceptionText text) {
    OcamlException exception = OcamlException.parse(text.text());
    Failure failure =
        Failure.of(
                exception.kind(),
                LineText.oneLine(head + text.text(), LineText.MAX_MESSAGE),
                log.number(index))
            .withFact(Fact.EXCEPTION, exception.token())
            .withFact(Fact.MISSING, exception.missing())
            .withLocation(exception.location())
            .withFrames(Backtrace.find(log, text.end(), text.end() + 2).frames());
    String program = RunningProgram.around(log, index);
    Failure ended = failure.withFact(Fact.COMMAND, program);
    return failure.frames().stream().allMatch(UncaughtException::isLibrary)
        ? ended.withFact(Fact.FRONT_OF, LinkedModules.under(log, index, program))
        : ended;
  }

  /** A stack overflow may leave nothing but the standard library's last call. */
  private static boolean isLibrary(Frame frame) {
    String function = frame.function();
    return function == null || function.startsWith("Stdlib") || function.startsWith("Camlinternal");
  }
}
