package dev.bactrian.failure;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A compiler that fails by itself: {@code >> Fatal error: MESSAGE} (utils/misc.ml, followed by the
 * exception Misc.Fatal_error) and gcc's, clang's or rustc's {@code internal compiler error}.
 */
final class CompilerCrash implements Format {

  private static final String OCAML = ">> Fatal error: ";
  private static final String GCC = "internal compiler error: ";
  private static final int LOOK_AHEAD = 40;

  /** What rustc says before it prints the panic that it died of. */
  private static final Set<String> RUSTC_FAILED =
      Set.of(GCC + "unexpected failure", GCC + "unexpected panic");

  private static final String CLANG = "PLEASE submit a bug report to ";

  @Override
  public String name() {
    return "internal compiler error";
  }

  @Override
  public List<String> triggers() {
    return List.of(OCAML, GCC, CLANG);
  }

  @Override
  public void read(Log log, int index, Consumer<Failure> found) {
    String line = log.line(index);
    int at = line.indexOf(OCAML);
    if (at >= 0) {
      SourceLocation location = SourceLocation.above(log, index);
      Failure failure =
          Failure.of(
              Kind.INTERNAL_COMPILER_ERROR,
              Paragraph.join(log, index, line.substring(at + OCAML.length())),
              log.number(index));
      found.accept(location == null ? failure : failure.withLocation(location.toLocation()));
      claimException(log, index);
      return;
    }
    at = line.indexOf(GCC);
    if (at >= 0 && RUSTC_FAILED.contains(line.substring(at)) && aPanicSaysWhy(log, index)) {
      return;
    }
    if (at >= 0) {
      found.accept(
          Failure.of(Kind.INTERNAL_COMPILER_ERROR, line.substring(at).strip(), log.number(index))
              .withLocation(CLocation.of(line)));
    } else if (line.startsWith(CLANG)) {
      found.accept(Failure.of(Kind.INTERNAL_COMPILER_ERROR, line.strip(), log.number(index)));
    }
  }

  private static boolean aPanicSaysWhy(Log log, int index) {
    return RustPanic.isSaid(log, index - LOOK_AHEAD, index + LOOK_AHEAD);
  }

  /** The exception that carries the message says nothing more. */
  private static void claimException(Log log, int index) {
    int end = Math.min(log.size(), index + 1 + LOOK_AHEAD);
    for (int i = index + 1; i < end; i++) {
      if (log.line(i).startsWith("Fatal error: exception Misc.Fatal_error")) {
        log.claim(i);
        return;
      }
    }
  }
}
