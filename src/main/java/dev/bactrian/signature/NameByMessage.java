package dev.bactrian.signature;

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
    draft.title(
        draft.message().isBlank() ? draft.kind().id() : draft.kind().id() + ": " + draft.message());
  }
}
