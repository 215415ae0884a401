package dev.bactrian.signature;

import dev.bactrian.failure.Fact;

/**
 * A host that could not be reached, whichever tool wanted to: for what it was asked is no part of
 * the name.
 */
final class NameUnreached implements Rule {

  @Override
  public String name() {
    return "name a host that could not be reached";
  }

  @Override
  public boolean applies(Draft draft) {
    return draft.fact(Fact.UNREACHED) != null;
  }

  @Override
  public void apply(Draft draft) {
    draft.title(draft.fact(Fact.UNREACHED));
  }
}
