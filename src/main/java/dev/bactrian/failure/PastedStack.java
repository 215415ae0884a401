package dev.bactrian.failure;

import java.util.List;
import java.util.function.Consumer;

/**
 * gdb's stack of which nobody says what signal it died of: pasted from behind {@code (gdb) bt}, or
 * taken from a program that hangs. The way to an abort still names what the runtime or the C
 * library said; any other stack is poor evidence.
 */
final class PastedStack implements Format {

  private static final String FIRST = "#0  ";

  private static final int LOOK_BEHIND = 16;
  private static final int FEWEST = 2;

  @Override
  public String name() {
    return "gdb, without a signal";
  }

  @Override
  public List<String> triggers() {
    return List.of(FIRST);
  }

  @Override
  public void read(Log log, int index, Consumer<Failure> found) {
    if (!log.line(index).stripLeading().startsWith(FIRST) || isExplained(log, index)) {
      return;
    }
    GdbStack stack = GdbStack.read(log, index);
    if (stack.frames().size() < FEWEST) {
      return;
    }
    String culprit = NativeFrames.culprit(stack.frames());
    Failure bare =
        Failure.of(Kind.SIGNAL, "stack without a signal", log.number(index))
            .withFact(Fact.SYMBOL, culprit);
    Failure told = LastWords.of(stack, bare);
    Failure whole = told.withFrames(stack.frames());
    found.accept(told.kind() == Kind.SIGNAL ? whole.asWeak() : whole);
  }

  /** Whether the lines above tell of a signal, whose format takes the frames, or show another. */
  private static boolean isExplained(Log log, int index) {
    for (int i = Math.max(0, index - LOOK_BEHIND); i < index; i++) {
      String line = log.line(i);
      if (line.contains(" signal SIG")
          || line.stripLeading().startsWith("#0 ")
          || line.contains("Sanitizer")
          || LastWords.isPrinted(line)) {
        return true;
      }
    }
    return false;
  }
}
