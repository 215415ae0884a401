package dev.bactrian.signature;

import dev.bactrian.failure.Fact;
import dev.bactrian.failure.Kind;

/** A test that saw a wrong result: its name, and what it says. */
final class NameTestFailure implements Rule {

  @Override
  public String name() {
    return "name a test";
  }

  @Override
  public boolean applies(Draft draft) {
    return draft.is(Kind.TEST_FAILURE, Kind.TEST_EXCEPTION, Kind.CRAM_DIFF)
        && draft.fact(Fact.TEST) != null;
  }

  @Override
  public void apply(Draft draft) {
    String test = Masks.apply(draft.fact(Fact.TEST), mask -> {});
    String message = draft.message();
    draft.title("test " + test + (message.contains(test) ? "" : ": " + message));
  }
}
