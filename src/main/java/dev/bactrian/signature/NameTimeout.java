package dev.bactrian.signature;

import dev.bactrian.failure.Kind;

/**
 * A time limit that ended a test or a build: all that is known is what was running. A debugger's
 * stack of a program that hangs says where it waits.
 */
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
    if (!draft.frames().isEmpty()) {
      draft.title("hang in " + Culprit.of(draft.frames()).brief());
      return;
    }
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
