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
    if (isShort(words)) {
      draft.nothingTells("message");
    }
    draft.title("command failed: " + words);
  }

  private static boolean isShort(String words) {
    return words.split(" ", FEWEST).length < FEWEST;
  }

  /** The message that is all that an exception carries, if it says enough; else null. */
  static String ofException(String exception) {
    int open = exception.indexOf("(\"");
    String words =
        open > 0 && exception.endsWith("\")")
            ? exception.substring(open + 2, exception.length() - 2)
            : "";
    boolean several = words.contains("\", ");
    return several || words.isEmpty() || isShort(words) ? null : words;
  }
}
