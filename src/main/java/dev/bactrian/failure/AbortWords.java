package dev.bactrian.failure;

import java.util.List;

/**
 * What a program or a library said right before it called abort: {@code tank: out of water (want
 * 5)} above the shell's {@code Aborted}. It names the bug better than the signal and than whoever
 * called. A program's progress, {@code prog: step 3}, is no such word. Stateless.
 */
final class AbortWords {

  private static final int LOOK_BACK = 8;

  /** What debuggers print between the program's output and the signal. */
  private static final List<String> ASIDE =
      List.of("==", "[New ", "[Thread", "[Switching", "[Detaching", "[Inferior", "Thread ");

  private AbortWords() {}

  /** The failure with the words above line {@code index}, or as it is where there are none. */
  static Failure above(Log log, int index, String program, Failure death) {
    for (int i = index - 1; i >= Math.max(0, index - LOOK_BACK); i--) {
      String line = log.line(i);
      // OUnit shows its progress as a row of dots and letters.
      boolean aside = ASIDE.stream().anyMatch(line::startsWith) || Text.only(line, 0, " .EFST");
      if (!aside) {
        return with(log, i, program, death);
      }
    }
    return death;
  }

  /** The failure with the last words of the output that begins on line {@code from}. */
  static Failure below(Log log, int from, String program, Failure death) {
    int last = SaidError.lastOfOutput(log, from);
    return last < 0 ? death : with(log, last, program, death);
  }

  private static Failure with(Log log, int index, String program, Failure death) {
    boolean abort = death.kind() == Kind.SIGNAL && "ABRT".equals(death.fact(Fact.SIGNAL));
    String words = abort ? SaidError.beforeAbort(log.line(index), program) : null;
    return words == null
        ? death
        : death
            .withKind(Kind.RUNTIME_ABORT)
            .withMessage(LineText.oneLine(log.line(index), LineText.MAX_MESSAGE))
            .withLogLine(log.number(index))
            .withFact(Fact.LAST_WORDS, words);
  }
}
