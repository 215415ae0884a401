package dev.bactrian.failure;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * gdb's stack of which nobody says what signal it died of: pasted from behind {@code (gdb) bt}, or
 * taken from a program that hangs. The way to an abort still names what the runtime or the C
 * library said. Where every thread waits, or gdb leaves it running, the program hangs. Any other
 * stack is poor evidence.
 */
final class PastedStack implements Format {

  private static final String FIRST = "#0  ";

  /** The standard library's modules, in which threads start and wait. */
  private static final List<String> LIBRARY =
      List.of("Stdlib", "Thread.", "Mutex.", "Condition.", "Event.", "CamlinternalFormat");

  private static final int LOOK_BEHIND = 16;
  private static final int LOOK_AHEAD = 400;

  /** Frames between the function that gives up and the signal. */
  private static final int ON_TOP = 6;

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
    List<GdbStack> threads = GdbStack.threads(log, index);
    GdbStack stack = telling(threads);
    if (stack.frames().size() < FEWEST) {
      return;
    }
    Failure bare =
        Failure.of(Kind.SIGNAL, "stack without a signal", log.number(index))
            .withFact(Fact.SYMBOL, NativeFrames.culprit(stack.frames()));
    Failure told = LastWords.of(stack, bare);
    boolean hangs = threads.stream().allMatch(PastedStack::waits) || livesOn(log, index);
    if (told.kind() == Kind.SIGNAL && hangs) {
      found.accept(
          bare.withKind(Kind.TIMEOUT)
              .withMessage("stack of a program that does not end")
              .withFrames(stack.frames()));
      return;
    }
    Failure whole = told.withFrames(stack.frames());
    found.accept(told.kind() == Kind.SIGNAL ? whole.asWeak() : whole);
  }

  /**
   * Of several threads the one that dies, or that doesn't wait; where all wait, the youngest in the
   * program's own code.
   */
  private static GdbStack telling(List<GdbStack> threads) {
    return first(threads, PastedStack::dies)
        .or(() -> first(threads, stack -> !waits(stack)))
        .or(() -> first(threads, PastedStack::isInProgram))
        .orElse(threads.getFirst());
  }

  private static Optional<GdbStack> first(List<GdbStack> threads, Predicate<GdbStack> which) {
    return threads.stream().filter(which).findFirst();
  }

  private static boolean dies(GdbStack stack) {
    return stack.frames().stream()
        .limit(ON_TOP)
        .anyMatch(frame -> NativeFrames.isDying(frame.function()));
  }

  private static boolean waits(GdbStack stack) {
    return !stack.frames().isEmpty()
        && NativeFrames.isWaiting(stack.frames().getFirst().function());
  }

  /** Whether gdb only looked at a program that went on: {@code [Inferior 1 (..) detached]}. */
  private static boolean livesOn(Log log, int index) {
    for (int i = index; i < Math.min(log.size(), index + LOOK_AHEAD); i++) {
      if (log.line(i).startsWith("[Inferior ")) {
        return log.line(i).endsWith(" detached]");
      }
    }
    return false;
  }

  private static boolean isInProgram(GdbStack stack) {
    return stack.frames().stream()
        .filter(frame -> frame.language() == Frame.Language.OCAML && frame.function() != null)
        .anyMatch(frame -> LIBRARY.stream().noneMatch(frame.function()::startsWith));
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
