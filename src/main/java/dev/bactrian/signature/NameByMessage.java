package dev.bactrian.signature;

import dev.bactrian.failure.Kind;
import dev.bactrian.failure.Location;

/** What no other rule names is known by its kind and its masked message. */
final class NameByMessage implements Rule {

  @Override
  public String name() {
    return "name by the message";
  }

  @Override
  public boolean applies(Draft draft) {
    return true;
  }

  @Override
  public void apply(Draft draft) {
    String title =
        draft.message().isBlank() ? draft.kind().id() : draft.kind().id() + ": " + draft.message();
    Location place = draft.failure().location();
    // A sanitizer of undefined behaviour has few sentences for all programs.
    boolean placed = draft.is(Kind.UNDEFINED_BEHAVIOUR) && place != null;
    draft.title(placed ? title + " in " + Paths.toBaseNames("./" + place.file()) : title);
  }
}
