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
    if (!Lists.genericExceptions().has(exception)) {
      draft.title("exception " + exception);
      return;
    }
    String place = Culprit.place(draft.failure().frames());
    String test = draft.fact(Fact.TEST);
    String program = ProgramName.ofCommand(draft.fact(Fact.COMMAND));
    if (place != null) {
      draft.note("any program can raise " + exception + ": the place tells them apart");
      draft.title("exception " + exception + " in " + place);
    } else if (test != null
        && draft.failure().frames().isEmpty()
        && !(draft.is(Kind.CRAM_DIFF) && program != null)) {
      draft.note("no backtrace: the test's name has to tell this " + exception + " from others");
      draft.title("exception " + exception + " in " + subject(Masks.apply(test, mask -> {})));
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
      draft.title("exception " + exception + " in " + subject(program));
    } else {
      draft.nothingTells(exception);
      draft.title("exception " + exception);
    }
  }

  /** The module that a test is about, by the custom of naming tests after modules. */
  private static String subject(String test) {
    String first = test.split("[ :./]", 2)[0];
    String bare = first.startsWith("test_") ? first.substring("test_".length()) : first;
    return bare.isEmpty()
        ? "test " + test
        : Character.toUpperCase(bare.charAt(0)) + bare.substring(1);
  }
}
