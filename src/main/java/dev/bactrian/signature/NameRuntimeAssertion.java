package dev.bactrian.signature;

import dev.bactrian.failure.Fact;
import dev.bactrian.failure.Kind;

/**
 * The debug runtime's assertions are known by file and expression: their lines move between commits
 * (runtime/misc.c, {@code caml_failed_assert}).
 */
final class NameRuntimeAssertion implements Rule {

  @Override
  public String name() {
    return "name a runtime assertion";
  }

  @Override
  public boolean applies(Draft draft) {
    return draft.is(Kind.RUNTIME_ASSERTION, Kind.CRAM_DIFF, Kind.TEST_FAILURE)
        && draft.fact(Fact.ASSERTION) != null;
  }

  @Override
  public void apply(Draft draft) {
    String file = draft.fact(Fact.SOURCE);
    if (file == null && draft.is(Kind.RUNTIME_ASSERTION) && draft.failure().location() != null) {
      file = draft.failure().location().file();
    }
    String where = file == null ? "" : " in " + Paths.toBaseNames("./" + file);
    draft.title("runtime assertion " + Words.joinBlanks(draft.fact(Fact.ASSERTION)) + where);
  }
}
