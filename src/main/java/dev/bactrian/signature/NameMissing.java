package dev.bactrian.signature;

import dev.bactrian.failure.Fact;
import dev.bactrian.failure.Kind;

/** What a dependency or a tool that is missing is called tells everything. */
final class NameMissing implements Rule {

  /** Headers of OCaml's own runtime, which come and go with its versions. */
  static final String OCAML = "caml/";

  @Override
  public String name() {
    return "name what is missing";
  }

  @Override
  public boolean applies(Draft draft) {
    return draft.fact(Fact.MISSING) != null && !draft.is(Kind.PACKAGE_CONFLICT);
  }

  @Override
  public void apply(Draft draft) {
    String what = Quotes.drop(Words.joinBlanks(draft.fact(Fact.MISSING)));
    if (what.indexOf('/') >= 0 && !what.startsWith(OCAML)) {
      what = Paths.toBaseNames(what);
    }
    String title =
        (draft.is(Kind.TOOL_MISSING)
                ? "missing program "
                : what.endsWith(".h") ? "missing header " : "missing library ")
            + what;
    draft.title(Lists.knownCauses().find(title).orElse(title));
  }
}
