package dev.bactrian.signature;

import dev.bactrian.failure.Fact;
import dev.bactrian.failure.Frame;
import dev.bactrian.failure.Kind;

/** Linkers of all systems complain about the same symbol in different words. */
final class NameUndefinedSymbol implements Rule {

  @Override
  public String name() {
    return "name an undefined symbol";
  }

  @Override
  public boolean applies(Draft draft) {
    return draft.is(Kind.LINK_ERROR) && draft.fact(Fact.SYMBOL) != null;
  }

  @Override
  public void apply(Draft draft) {
    NamedFrame symbol =
        NamedFrame.of(
            new Frame(Quotes.drop(draft.fact(Fact.SYMBOL)), null, null, Frame.Language.C));
    String title = "undefined symbol " + (symbol == null ? draft.message() : symbol.brief());
    draft.title(Lists.knownCauses().find(title).orElse(title));
  }
}
