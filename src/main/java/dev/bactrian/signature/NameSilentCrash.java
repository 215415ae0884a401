package dev.bactrian.signature;

import dev.bactrian.failure.Fact;
import dev.bactrian.failure.Kind;

/** A signal without a stack: only the program or the test can tell it from others. */
final class NameSilentCrash implements Rule {

  @Override
  public String name() {
    return "name a silent crash";
  }

  @Override
  public boolean applies(Draft draft) {
    return draft.is(Kind.SEGFAULT, Kind.SIGNAL)
        || draft.is(Kind.CRAM_DIFF) && draft.fact(Fact.SIGNAL) != null;
  }

  @Override
  public void apply(Draft draft) {
    String signal = draft.fact(Fact.SIGNAL);
    if (signal == null) {
      signal = draft.is(Kind.SEGFAULT) ? "SEGV" : null;
    }
    if (FaultEvidence.isLimit(draft)) {
      draft.title("signal " + signal);
      return;
    }
    String program = ProgramName.of(draft);
    if (program == null) {
      draft.nothingTells("crash");
    }
    draft.title(
        "signal "
            + (signal == null ? draft.message() : signal)
            + (program == null ? "" : " in " + program));
  }
}
