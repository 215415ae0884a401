package dev.bactrian.signature;

import dev.bactrian.failure.Fact;
import dev.bactrian.failure.Kind;
import java.util.Set;

/**
 * Warnings have a number; since 4.12 also a mnemonic, which goes so that both ages agree. Those
 * about names and matches of one file (utils/warnings.ml) get the file's name, since any file may
 * have an unused variable x.
 */
final class NameWarning implements Rule {

  private static final Set<String> LOCAL =
      Set.of(
          "4", "5", "6", "8", "9", "10", "11", "12", "20", "21", "23", "26", "27", "32", "33", "34",
          "35", "36", "37", "38", "39", "41", "44", "45", "57", "60", "68", "69");

  @Override
  public String name() {
    return "name a warning that counts as an error";
  }

  @Override
  public boolean applies(Draft draft) {
    return draft.is(Kind.WARNING_AS_ERROR);
  }

  @Override
  public void apply(Draft draft) {
    String warning = draft.fact(Fact.WARNING);
    String number =
        warning == null
            ? ""
            : warning.startsWith("alert ") ? warning : warning.strip().split("[ \\[]", 2)[0];
    String title =
        (number.startsWith("alert ") ? "" : "warning ")
            + (number.isEmpty() ? "" : number + ": ")
            + draft.message();
    if (LOCAL.contains(number) && draft.failure().location() != null) {
      draft.note("the message alone could come from any file");
      title += " in " + Paths.toBaseNames("./" + draft.failure().location().file());
    }
    draft.title(title);
  }
}
