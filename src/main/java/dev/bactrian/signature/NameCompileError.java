package dev.bactrian.signature;

import dev.bactrian.failure.Fact;
import dev.bactrian.failure.Kind;
import java.util.List;

/**
 * A compiler's message. One that speaks only of names that are local to a file gets the file's
 * name; one that speaks of a module of somebody else is the same cause wherever it turns up.
 */
final class NameCompileError implements Rule {

  private static final List<String> ALONE =
      List.of("Syntax error", "Parse error", "syntax error", "expected ", "Illegal character");

  @Override
  public String name() {
    return "name a compile error";
  }

  @Override
  public boolean applies(Draft draft) {
    return draft.is(Kind.COMPILE_ERROR, Kind.C_COMPILE_ERROR);
  }

  @Override
  public void apply(Draft draft) {
    String command = ProgramName.ofCommand(draft.fact(Fact.COMMAND));
    if (draft.message().startsWith("Error while running external preprocessor")
        && command != null) {
      draft.title("preprocessor failed: " + command);
      return;
    }
    String title = (draft.is(Kind.COMPILE_ERROR) ? "" : "C: ") + draft.message();
    if (draft.failure().location() != null && isLocal(draft)) {
      draft.note("the message alone could come from any file");
      title += " in " + Paths.toBaseNames("./" + draft.failure().location().file());
    }
    draft.title(title);
  }

  private static boolean isLocal(Draft draft) {
    String message = draft.message();
    if (draft.is(Kind.C_COMPILE_ERROR)
        && draft.fact(Fact.SYMBOL) == null
        && !message.startsWith("#")) {
      return true;
    }
    if (draft.failure().location().file().endsWith(".mll")) {
      // ocamllex speaks of its own syntax.
      return true;
    }
    for (String alone : ALONE) {
      if (message.startsWith(alone)) {
        return true;
      }
    }
    if (message.startsWith("This ") || message.startsWith("The function applied ")) {
      return !Modules.qualifies(message);
    }
    if (!message.startsWith("Unbound ")) {
      return false;
    }
    String name = message.substring(message.lastIndexOf(' ') + 1);
    return name.indexOf('.') < 0 && !message.startsWith("Unbound module ");
  }
}
