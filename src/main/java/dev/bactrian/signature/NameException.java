package dev.bactrian.signature;

import dev.bactrian.failure.Fact;
import dev.bactrian.failure.Kind;

/**
 * An exception is the same bug whether it leaves a program, a test or a cram script. One that every
 * program can raise anywhere ({@code generic-exceptions.txt}) needs the place, too.
 */
final class NameException implements Rule {

  @Override
  public String name() {
    return "name an exception";
  }

  @Override
  public boolean applies(Draft draft) {
    return draft.fact(Fact.EXCEPTION) != null;
  }

  @Override
  public void apply(Draft draft) {
    String exception = ExceptionSpelling.of(draft.fact(Fact.EXCEPTION));
    String place = Culprit.place(draft.failure().frames());
    if (!Lists.genericExceptions().has(exception)) {
      draft.title("exception " + withPlace(exception, place));
      return;
    }
    String test = draft.fact(Fact.TEST);
    String program = ProgramName.ofCommand(draft.fact(Fact.COMMAND));
    if (place != null) {
      draft.note("any program can raise " + exception + ": the place tells them apart");
      draft.title("exception " + exception + " in " + place);
    } else if (test != null
        && draft.failure().frames().isEmpty()
        && !(draft.is(Kind.CRAM_DIFF) && program != null)) {
      draft.note("no backtrace: the test's name has to tell this " + exception + " from others");
      draft.title(
          "exception " + exception + " in " + TestSubject.ofTest(Masks.apply(test, mask -> {})));
    } else if (draft.fact(Fact.FRONT_OF) != null) {
      // Programs come and go, and what they have in common is most likely at fault.
      draft.nothingTells(exception);
      draft.note("no backtrace: the program is a front of " + draft.fact(Fact.FRONT_OF));
      draft.title("exception " + exception + " in " + draft.fact(Fact.FRONT_OF));
    } else if (program != null) {
      draft.note("no backtrace: the program has to tell this " + exception + " from others");
      if (ProgramName.isCommon(program)) {
        draft.nothingTells(exception);
      }
      draft.title("exception " + exception + " in " + TestSubject.ofTest(program));
    } else {
      draft.nothingTells(exception);
      draft.title("exception " + exception);
    }
  }

  /** A system call says what failed; its place tells it apart, unless anybody was refused it. */
  private static String withPlace(String exception, String place) {
    String call = ExceptionSpelling.withoutFile(exception);
    if (call == null || place == null && !FaultEvidence.isRefused(exception)) {
      return exception;
    }
    return FaultEvidence.isRefused(exception) ? call : call + " in " + place;
  }

  /** True of a failed system call that is named with its place where that is known. */
  static boolean needsPlace(String exception) {
    return ExceptionSpelling.withoutFile(exception) != null && !FaultEvidence.isRefused(exception);
  }
}
