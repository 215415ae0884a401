package dev.bactrian.signature;

import dev.bactrian.failure.Kind;
import java.util.List;

/**
 * A C compiler that doesn't know a name: which of several it meets first depends on the order of a
 * parallel build, and whether it says type, declaration or function on the compiler. What they
 * share is the library that has them, by the prefix of its names. OCaml's own names stay whole.
 */
final class NameUnknownC implements Rule {

  private record Wording(String before, String after) {}

  private static final List<Wording> WORDINGS =
      List.of(
          new Wording("unknown type name ", ""),
          new Wording("implicit declaration of function ", ""),
          new Wording("call to undeclared function ", ""),
          new Wording("use of undeclared identifier ", ""),
          new Wording("", " undeclared"));

  @Override
  public String name() {
    return "name an unknown name in C";
  }

  @Override
  public boolean applies(Draft draft) {
    return draft.is(Kind.C_COMPILE_ERROR) && unknown(draft.message()) != null;
  }

  @Override
  public void apply(Draft draft) {
    String name = unknown(draft.message());
    int end = name.indexOf('_');
    boolean library = end > 1 && !name.startsWith("caml");
    draft.title("C: unknown name " + (library ? name.substring(0, end) + "_*" : name));
  }

  private static String unknown(String message) {
    for (Wording wording : WORDINGS) {
      if (message.startsWith(wording.before())) {
        String name = message.substring(wording.before().length()).split("[ ;,(]", 2)[0];
        if (!name.isEmpty()
            && message.startsWith(wording.after(), wording.before().length() + name.length())) {
          return name;
        }
      }
    }
    return null;
  }
}
