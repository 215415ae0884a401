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
    Location place = draft.failure().location();
    // Whatever it was about, where a program and not a compiler says it.
    boolean said = draft.is(Kind.BUILD_ERROR) && place == null;
    String words = said ? LeadingFile.drop(draft.message()) : draft.message();
    String title = words.isBlank() ? draft.kind().id() : draft.kind().id() + ": " + words;
    // A sanitizer of undefined behaviour has few sentences for all programs.
    boolean placed = draft.is(Kind.UNDEFINED_BEHAVIOUR) && place != null;
    draft.title(placed ? title + " in " + Paths.toBaseNames("./" + place.file()) : title);
  }
}
