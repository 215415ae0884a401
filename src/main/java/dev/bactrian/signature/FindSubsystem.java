package dev.bactrian.signature;

import dev.bactrian.failure.Kind;
import java.util.Optional;

/** Subsystem from frames, files and words: {@code subsystems.txt}. */
final class FindSubsystem implements Rule {

  private static final int FRAMES = 6;

  @Override
  public String name() {
    return "find the subsystem";
  }

  @Override
  public boolean applies(Draft draft) {
    return true;
  }

  @Override
  public void apply(Draft draft) {
    switch (draft.kind()) {
      case EFFECT_UNHANDLED, EFFECT_CONTINUATION -> set(draft, "effects", "the exception");
      case PACKAGE_CONFLICT, OPAM_ERROR -> set(draft, "opam", "opam's own message");
      default -> {
        fromFrames(draft);
        fromLocation(draft);
        fromMessage(draft);
      }
    }
  }

  private static void fromFrames(Draft draft) {
    for (NamedFrame frame : draft.frames().subList(0, Math.min(FRAMES, draft.frames().size()))) {
      if (draft.subsystem() == null) {
        Lists.subsystems().find(frame.full()).ifPresent(s -> set(draft, s, frame.full()));
      }
      String file = frame.frame().file();
      if (draft.subsystem() == null && file != null && !frame.ocaml()) {
        String base = file.substring(file.lastIndexOf('/') + 1);
        Lists.subsystems().find(base).ifPresent(s -> set(draft, s, base));
      }
    }
  }

  private static void fromLocation(Draft draft) {
    boolean runtime =
        draft.is(Kind.RUNTIME_ASSERTION, Kind.RUNTIME_ABORT, Kind.INTERNAL_COMPILER_ERROR);
    if (draft.subsystem() == null && runtime && draft.failure().location() != null) {
      String file = draft.failure().location().file();
      String base = file.substring(file.lastIndexOf('/') + 1);
      Lists.subsystems().find(base).ifPresent(s -> set(draft, s, base));
    }
  }

  private static void fromMessage(Draft draft) {
    if (draft.subsystem() == null) {
      Optional<NameTable.Row> row = Lists.subsystems().row("says:" + draft.message());
      row.ifPresent(r -> set(draft, r.value(), "subsystems.txt:" + r.line()));
    }
  }

  private static void set(Draft draft, String subsystem, String why) {
    draft.subsystem(subsystem);
    draft.note("subsystem " + subsystem + ": " + why);
  }
}
