package dev.bactrian.signature;

import dev.bactrian.failure.Fact;
import dev.bactrian.failure.Kind;

/**
 * A command that said why it failed: its words name the failure, whoever ran it, without the file
 * that they were about.
 */
final class NameSaid implements Rule {

  /** Fewer words are anybody's. */
  private static final int FEWEST = 3;

  @Override
  public String name() {
    return "name by words of a program";
  }

  @Override
  public boolean applies(Draft draft) {
    return draft.is(Kind.COMMAND_FAILED) && draft.fact(Fact.SAID) != null;
  }

  @Override
  public void apply(Draft draft) {
    String words = Masks.apply(LeadingFile.drop(draft.fact(Fact.SAID)), mask -> {});
    if (words.split(" ", FEWEST).length < FEWEST) {
      draft.nothingTells("message");
    }
    draft.title("command failed: " + words);
  }
}
