package dev.bactrian.signature;

import java.util.ArrayList;
import java.util.List;

/** Takes the variable parts out of the message. */
final class MaskMessage implements Rule {

  @Override
  public String name() {
    return "mask message";
  }

  @Override
  public boolean applies(Draft draft) {
    return draft.failure().message() != null;
  }

  @Override
  public void apply(Draft draft) {
    List<String> masks = new ArrayList<>();
    draft.message(Masks.apply(draft.failure().message(), masks::add));
    if (!masks.isEmpty()) {
      draft.note("masked: " + String.join(", ", masks));
    }
  }
}
