package dev.bactrian.signature;

import dev.bactrian.failure.Fact;
import dev.bactrian.failure.Frame;
import dev.bactrian.failure.Kind;
import java.util.List;

/**
 * A plugin that cannot be loaded is what a program that cannot be linked is, only later: it is
 * named as that would be, whether the error leaves the program as an exception or in the words of
 * {@code Dynlink.error_message} (otherlibs/dynlink/dynlink_common.ml).
 */
final class NamePlugin implements Rule {

  private record Wording(String words, String title) {}

  private static final String UNDEFINED = "undefined symbol ";
  private static final String FOREIGN = "is not an object file, or was compiled for a different";

  private static final List<Wording> WORDINGS =
      List.of(
          new Wording("undefined symbol: ", UNDEFINED),
          new Wording("Dynlink.Unavailable_unit ", UNDEFINED),
          new Wording("no implementation available for ", UNDEFINED),
          new Wording("Dynlink.Undefined_global ", UNDEFINED),
          new Wording("Dynlink.Unavailable_primitive ", UNDEFINED),
          new Wording("Dynlink.Inconsistent_import ", "inconsistent assumptions over interface "),
          new Wording("interface mismatch on ", "inconsistent assumptions over interface "),
          new Wording(
              "Dynlink.Inconsistent_implementation ",
              "inconsistent assumptions over implementation "),
          new Wording(
              "implementation mismatch on ", "inconsistent assumptions over implementation "),
          new Wording("Dynlink.Not_a_bytecode_file ", NameUnusableFile.TITLE));

  @Override
  public String name() {
    return "name a plugin that cannot be loaded";
  }

  @Override
  public boolean applies(Draft draft) {
    return title(draft) != null;
  }

  @Override
  public void apply(Draft draft) {
    draft.title(title(draft));
  }

  private static String title(Draft draft) {
    String exception = draft.fact(Fact.EXCEPTION);
    boolean raised = exception != null && exception.startsWith("Dynlink.Error");
    if (!raised && !(draft.is(Kind.LINK_ERROR) && draft.fact(Fact.SYMBOL) == null)) {
      return null;
    }
    String text = raised ? Quotes.drop(exception) : draft.message();
    for (Wording wording : WORDINGS) {
      int at = text.indexOf(wording.words());
      if (at >= 0) {
        return wording.title() + subject(text.substring(at + wording.words().length()));
      }
    }
    int foreign = raised ? -1 : text.indexOf(FOREIGN);
    return foreign > 1 ? NameUnusableFile.TITLE + Paths.toBaseNames(text.split(" ", 2)[0]) : null;
  }

  /** The first word, as far as it is a name or a path. */
  private static String subject(String text) {
    int end = 0;
    while (end < text.length()
        && (Ascii.isWord(text.charAt(end)) || "./$@+-".indexOf(text.charAt(end)) >= 0)) {
      end++;
    }
    String word = text.substring(0, end);
    NamedFrame symbol = NamedFrame.of(new Frame(word, null, null, Frame.Language.C));
    return symbol == null || word.indexOf('/') >= 0 ? Paths.toBaseNames(word) : symbol.brief();
  }
}
