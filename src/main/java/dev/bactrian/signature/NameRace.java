package dev.bactrian.signature;

import dev.bactrian.failure.Kind;

/** A race is known by the functions that touch the data, not by who was first this time. */
final class NameRace implements Rule {

  @Override
  public String name() {
    return "name a race";
  }

  @Override
  public boolean applies(Draft draft) {
    return draft.is(Kind.DATA_RACE, Kind.TSAN_REPORT) && !draft.frames().isEmpty();
  }

  @Override
  public void apply(Draft draft) {
    draft.title("data race in " + Culprit.of(draft.frames()).brief());
  }
}
