package dev.bactrian.signature;

import dev.bactrian.failure.Kind;

/** A time limit that ended a test or a build: all that is known is what was running. */
final class NameTimeout implements Rule {

  @Override
  public String name() {
    return "name a timeout";
  }

  @Override
  public boolean applies(Draft draft) {
    return draft.is(Kind.TIMEOUT) && !draft.message().contains("resolution");
  }

  @Override
  public void apply(Draft draft) {
    String program = ProgramName.of(draft);
    if (FaultEvidence.isHarnessTimeout(draft)) {
      draft.title("stopped from outside");
      draft.nothingTells("end");
      return;
    }
    if (program == null) {
      draft.nothingTells("timeout");
    }
    draft.title("timeout" + (program == null ? "" : " in " + program));
  }
}
