package dev.bactrian.signature;

import dev.bactrian.failure.Kind;

/**
 * A crash is known by the function that it happens in, whatever sees it: gdb a signal, valgrind an
 * invalid read, AddressSanitizer a use after free.
 */
final class NameCrash implements Rule {

  @Override
  public String name() {
    return "name a crash";
  }

  @Override
  public boolean applies(Draft draft) {
    // A stack overflow with an exception has been named by it.
    return draft.is(
            Kind.SEGFAULT,
            Kind.SIGNAL,
            Kind.MEMORY_CORRUPTION,
            Kind.UNDEFINED_BEHAVIOUR,
            Kind.STACK_OVERFLOW)
        && !draft.frames().isEmpty();
  }

  @Override
  public void apply(Draft draft) {
    String culprit = Culprit.of(draft.frames()).brief();
    draft.title((draft.failure().isLeak() ? "leak of " : "crash in ") + culprit);
  }
}
