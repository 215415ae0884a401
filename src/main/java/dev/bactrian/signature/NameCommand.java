package dev.bactrian.signature;

import dev.bactrian.failure.Fact;
import dev.bactrian.failure.Kind;

/** A command that failed without a word that we know. */
final class NameCommand implements Rule {

  @Override
  public String name() {
    return "name a command";
  }

  @Override
  public boolean applies(Draft draft) {
    return draft.is(Kind.COMMAND_FAILED) && ProgramName.ofCommand(draft.fact(Fact.COMMAND)) != null;
  }

  @Override
  public void apply(Draft draft) {
    String exit = draft.fact(Fact.EXIT);
    draft.title(
        "command failed: "
            + ProgramName.ofCommand(draft.fact(Fact.COMMAND))
            + (exit == null ? "" : " (exit " + exit + ")"));
  }
}
