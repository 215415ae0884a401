package dev.bactrian.failure;

import java.util.List;
import java.util.function.Consumer;

/**
 * A crash under gdb, or a core that it opened. What the program says before it dies names the bug
 * better than the signal; then that message's own format takes gdb's frames.
 */
final class Gdb implements Format {

  private static final String RECEIVED = " received signal SIG";
  private static final String STOPPED = "Kill the program being debugged? (y or n)";
  private static final String TERMINATED = "Program terminated with signal SIG";

  private static final int LOOK_BEHIND = 8;

  /** Frames of a stack that ran over, and hardly of any other. */
  private static final int OVERFLOW = 2000;

  @Override
  public String name() {
    return "gdb";
  }

  @Override
  public List<String> triggers() {
    return List.of(RECEIVED, TERMINATED, STOPPED);
  }

  @Override
  public void read(Log log, int index, Consumer<Failure> found) {
    String line = log.line(index).strip();
    if (line.startsWith(STOPPED)) {
      readStopped(log, index, found);
      return;
    }
    String name = LineText.after(line, "signal SIG");
    if (name == null) {
      return;
    }
    int end = 0;
    while (end < name.length() && Character.isLetterOrDigit(name.charAt(end))) {
      end++;
    }
    String signal = name.substring(0, end);
    if (signal.equals("INT")
        || signal.equals("TRAP")
        || LastWords.arePrintedAbove(log, index, LOOK_BEHIND)) {
      return;
    }
    Integer thread = line.startsWith("Thread ") ? LineText.number(line, "Thread ".length()) : null;
    GdbStack stack = GdbStack.read(log, index + 1, thread == null ? 1 : thread);
    Failure death = LastWords.of(stack, Failure.of(Signals.kind(signal), line, log.number(index)));
    if (signal.equals("SEGV") && stack.depth() >= OVERFLOW) {
      // gdb sees the signal before the runtime makes an exception of it, which C doesn't get.
      death =
          death
              .withKind(Kind.STACK_OVERFLOW)
              .withFact(Fact.EXCEPTION, isOcaml(stack) ? "Stack_overflow" : null);
    }
    Failure whole =
        death
            .withFact(Fact.SIGNAL, signal)
            .withFact(Fact.SYMBOL, NativeFrames.culprit(stack.frames()))
            .withFrames(stack.frames());
    found.accept(AbortWords.above(log, index, null, whole));
  }

  private static boolean isOcaml(GdbStack stack) {
    return stack.frames().stream()
        .limit(1)
        .anyMatch(frame -> frame.language() == Frame.Language.OCAML);
  }

  /** gdb ends with its script although the program still runs: it hangs. */
  private static void readStopped(Log log, int index, Consumer<Failure> found) {
    if (log.line(index + 1).contains(" killed]") && log.line(index - 1).endsWith(" is running.")) {
      found.accept(
          Failure.of(Kind.TIMEOUT, log.line(index - 1).strip(), log.number(index))
              .withFact(Fact.COMMAND, thread(log.line(index - 2))));
    }
  }

  /** {@code Thread 1 (process 4711 "graze"):}, by which Linux calls a program's main thread. */
  private static String thread(String line) {
    return line.startsWith("Thread 1 (") ? LineText.between(line, "\"", "\"") : null;
  }
}
