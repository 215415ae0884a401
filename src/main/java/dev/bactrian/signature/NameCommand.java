package dev.bactrian.signature;

import dev.bactrian.failure.Fact;
import dev.bactrian.failure.Kind;
import java.util.Set;

/**
 * A command that failed without a word that we know. Which package's it was has to tell, since all
 * of them run make.
 */
final class NameCommand implements Rule {

  /** What every package is built with. */
  private static final Set<String> COMMON =
      Set.of("make", "gmake", "bmake", "configure", "ocaml", "dune", "jbuilder", "sh", "ocamlfind");

  @Override
  public String name() {
    return "name a command";
  }

  @Override
  public boolean applies(Draft draft) {
    return draft.is(Kind.COMMAND_FAILED)
        && (ProgramName.ofCommand(draft.fact(Fact.COMMAND)) != null || packageName(draft) != null);
  }

  @Override
  public void apply(Draft draft) {
    String exit = draft.fact(Fact.EXIT);
    String program = ProgramName.ofCommand(draft.fact(Fact.COMMAND));
    String of = packageName(draft);
    if (of == null && COMMON.contains(program)) {
      draft.nothingTells("command");
    }
    String phase = draft.failure().phase();
    draft.title(
        (program == null
                ? (phase == null ? "command" : phase) + " failed"
                : "command failed: " + program)
            + (of == null ? "" : " of " + of)
            + (exit == null ? "" : " (exit " + exit + ")"));
  }

  /** Without the version, since the next one may well fail alike. */
  private static String packageName(Draft draft) {
    String name = draft.failure().packageName();
    int dot = name == null ? -1 : name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }
}
