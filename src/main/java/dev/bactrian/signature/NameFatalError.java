package dev.bactrian.signature;

import dev.bactrian.failure.Fact;
import dev.bactrian.failure.Kind;

/** The runtime gave up and said why: {@code caml_fatal_error}, a failed check of the allocator. */
final class NameFatalError implements Rule {

  @Override
  public String name() {
    return "name a fatal error";
  }

  @Override
  public boolean applies(Draft draft) {
    return draft.fact(Fact.LAST_WORDS) != null
        || draft.is(Kind.RUNTIME_ABORT, Kind.RUNTIME_ASSERTION, Kind.INTERNAL_COMPILER_ERROR)
        || draft.is(Kind.MEMORY_CORRUPTION, Kind.OUT_OF_MEMORY)
            && draft.frames().isEmpty()
            && draft.fact(Fact.EXCEPTION) == null;
  }

  @Override
  public void apply(Draft draft) {
    String words = draft.fact(Fact.LAST_WORDS);
    draft.title(
        "fatal error: " + (words == null ? draft.message() : Masks.apply(words, mask -> {})));
  }
}
