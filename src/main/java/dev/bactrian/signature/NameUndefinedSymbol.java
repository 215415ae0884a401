package dev.bactrian.signature;

import dev.bactrian.failure.Fact;
import dev.bactrian.failure.Frame;
import dev.bactrian.failure.Kind;
import java.util.List;

/** Linkers of all systems complain about the same symbol in different words. */
final class NameUndefinedSymbol implements Rule {

  private static final List<String> OCAML_WORDS =
      List.of(
          "The external function ",
          "Reference to undefined global ",
          "No implementation provided for ");

  /** ocamlc's for a module that comes too late, or not at all (bytecomp/bytelink.ml). */
  private static final String LATE = "Wrong link order: ";

  private static final String DEPENDS = " depends on ";
  private static final String UNAVAILABLE = " is unavailable";
  private static final List<String> MODULE = List.of("Module ", "Required module ");

  @Override
  public String name() {
    return "name an undefined symbol";
  }

  @Override
  public boolean applies(Draft draft) {
    return draft.is(Kind.LINK_ERROR) && !symbol(draft).isEmpty();
  }

  @Override
  public void apply(Draft draft) {
    NamedFrame symbol = NamedFrame.of(new Frame(symbol(draft), null, null, Frame.Language.C));
    String title = what(draft) + (symbol == null ? draft.message() : symbol.brief());
    draft.title(Lists.knownCauses().find(title).orElse(title));
  }

  /** A symbol may also be there twice, or in an object that cannot be moved. */
  private static String what(Draft draft) {
    String message = draft.message();
    if (message.startsWith("multiple definition of ") || message.startsWith("duplicate symbol")) {
      return "symbol defined twice: ";
    }
    return message.contains("recompile with -fPIC")
        ? "not compiled with -fPIC: "
        : "undefined symbol ";
  }

  /** OCaml's own linker names the symbol after these words, and the object file before them. */
  private static String symbol(Draft draft) {
    for (String words : OCAML_WORDS) {
      int at = draft.message().indexOf(words);
      if (at >= 0) {
        return draft.message().substring(at + words.length()).split(" ", 2)[0];
      }
    }
    String module = module(draft.message());
    if (module != null) {
      return module;
    }
    String fact = draft.fact(Fact.SYMBOL);
    return fact == null ? "" : Quotes.drop(fact);
  }

  /** The module that is missed in the words of ocamlc, which ocamlopt calls unimplemented. */
  private static String module(String message) {
    int depends = message.startsWith(LATE) ? message.indexOf(DEPENDS) : -1;
    if (depends > 0) {
      return message.substring(depends + DEPENDS.length()).split("[ ,]", 2)[0];
    }
    int unavailable = message.indexOf(UNAVAILABLE);
    for (String head : MODULE) {
      if (unavailable > head.length() && message.startsWith(head)) {
        return message.substring(head.length(), unavailable);
      }
    }
    return null;
  }
}
