package dev.bactrian.failure;

import java.util.List;
import java.util.function.Consumer;

/**
 * A crash under gdb, or a core that it opened. What the program says before it dies names the bug
 * better than the signal; then that message's own format takes gdb's frames.
 */
final class Gdb implements Format {

  private static final String RECEIVED = " received signal SIG";
  private static final String TERMINATED = "Program terminated with signal SIG";

  private static final int LOOK_BEHIND = 8;

  @Override
  public String name() {
    return "gdb";
  }

  @Override
  public List<String> triggers() {
    return List.of(RECEIVED, TERMINATED);
  }

  @Override
  public void read(Log log, int index, Consumer<Failure> found) {
    String line = log.line(index).strip();
    String name = LineText.after(line, "signal SIG");
    int end = 0;
    while (end < name.length() && Character.isLetterOrDigit(name.charAt(end))) {
      end++;
    }
    String signal = name.substring(0, end);
    if (signal.equals("INT") || signal.equals("TRAP") || isNamedBefore(log, index)) {
      return;
    }
    GdbStack stack = GdbStack.read(log, index + 1);
    found.accept(
        LastWords.of(stack, Failure.of(Signals.kind(signal), line, log.number(index)))
            .withFact(Fact.SIGNAL, signal)
            .withFact(Fact.SYMBOL, NativeFrames.culprit(stack.frames()))
            .withFrames(stack.frames()));
  }

  /** True if the program printed why it dies: that failure has these frames already. */
  private static boolean isNamedBefore(Log log, int index) {
    for (int i = Math.max(0, index - LOOK_BEHIND); i < index; i++) {
      if (LastWords.isPrinted(log.line(i))) {
        return true;
      }
    }
    return false;
  }
}
