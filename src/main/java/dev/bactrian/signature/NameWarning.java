package dev.bactrian.signature;

import dev.bactrian.failure.Fact;
import dev.bactrian.failure.Kind;

/** Warnings have a number; since 4.12 also a mnemonic, which goes so that both ages agree. */
final class NameWarning implements Rule {

  @Override
  public String name() {
    return "name a warning that counts as an error";
  }

  @Override
  public boolean applies(Draft draft) {
    return draft.is(Kind.WARNING_AS_ERROR);
  }

  @Override
  public void apply(Draft draft) {
    String warning = draft.fact(Fact.WARNING);
    String number = warning == null ? "" : warning.strip().split("[ \\[]", 2)[0];
    draft.title("warning " + (number.isEmpty() ? "" : number + ": ") + draft.message());
  }
}
