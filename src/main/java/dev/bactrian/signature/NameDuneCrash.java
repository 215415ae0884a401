package dev.bactrian.signature;

import dev.bactrian.failure.Fact;
import dev.bactrian.failure.Kind;

/** dune's internal errors have one sentence for many bugs: where it was said tells them apart. */
final class NameDuneCrash implements Rule {

  private static final String HEAD = "dune: internal error: ";

  @Override
  public String name() {
    return "name an internal error of dune";
  }

  @Override
  public boolean applies(Draft draft) {
    return draft.is(Kind.INTERNAL_COMPILER_ERROR) && draft.message().startsWith(HEAD);
  }

  @Override
  public void apply(Draft draft) {
    String where = draft.fact(Fact.SYMBOL);
    draft.title(draft.message() + (where == null ? "" : " in " + where));
  }
}
