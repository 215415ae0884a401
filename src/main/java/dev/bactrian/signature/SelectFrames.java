package dev.bactrian.signature;

/** Keeps the frames that count. */
final class SelectFrames implements Rule {

  @Override
  public String name() {
    return "select frames";
  }

  @Override
  public boolean applies(Draft draft) {
    return !draft.failure().frames().isEmpty();
  }

  @Override
  public void apply(Draft draft) {
    draft.frames(FrameSelection.of(draft.failure().frames(), draft::note));
    draft.note(draft.frames().size() + " of " + draft.failure().frames().size() + " frames count");
  }
}
