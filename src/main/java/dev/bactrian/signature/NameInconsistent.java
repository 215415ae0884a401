package dev.bactrian.signature;

import dev.bactrian.failure.Kind;

/**
 * Compiled files that disagree about an interface: which one tells the bug; who noticed first, and
 * as bytecode or native code, depends on the order of the build.
 */
final class NameInconsistent implements Rule {

  private static final String WORDS = "make inconsistent assumptions over ";

  @Override
  public String name() {
    return "name an interface that files disagree about";
  }

  @Override
  public boolean applies(Draft draft) {
    return draft.is(Kind.LINK_ERROR, Kind.COMPILE_ERROR) && draft.message().contains(WORDS);
  }

  @Override
  public void apply(Draft draft) {
    String rest = draft.message().substring(draft.message().indexOf(WORDS) + WORDS.length());
    draft.title("inconsistent assumptions over " + rest);
  }
}
