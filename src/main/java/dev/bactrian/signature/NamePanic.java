package dev.bactrian.signature;

import dev.bactrian.failure.Kind;

/**
 * A panic is known by its message and the file that it was raised in: many messages (an index out
 * of bounds, an absent value) can come from anywhere, while lines drift.
 */
final class NamePanic implements Rule {

  @Override
  public String name() {
    return "name a panic";
  }

  @Override
  public boolean applies(Draft draft) {
    return draft.is(Kind.RUST_PANIC) && draft.failure().location() != null;
  }

  @Override
  public void apply(Draft draft) {
    String file = draft.failure().location().file();
    String base = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
    draft.title("panic: " + draft.message() + " in " + base);
  }
}
