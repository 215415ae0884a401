package dev.bactrian.signature;

import dev.bactrian.failure.Kind;
import java.util.List;

/**
 * A compiled file that the compiler cannot use, being broken or another compiler's
 * (typing/cmi_format.ml, asmcomp/compilenv.ml, bytecomp/bytelink.ml). The message begins or ends
 * with the file, so that opam may have cut the rest of it off.
 */
final class NameUnusableFile implements Rule {

  /** What the file follows. */
  static final String TITLE = "compiled file of another compiler, or broken: ";

  private static final List<String> BEFORE =
      List.of(
          "Corrupted compiled interface ",
          "Corrupted compilation unit description ",
          "Wrong magic number in ",
          "The file ",
          "The object file ");

  private static final List<String> BEHIND =
      List.of(
          "is not a compiled interface",
          "is not a compilation unit description",
          "is not a bytecode object file",
          "is not a bytecode library",
          "is not a bytecode executable",
          "is not a library file",
          "is not a .cmxa file");

  private static final String RUN = "the file ";

  private static final List<String> ENDINGS =
      List.of(".cmi", ".cmx", ".cmo", ".cma", ".cmxa", ".cmxs", ".cmt", ".cmti");

  @Override
  public String name() {
    return "name a compiled file that cannot be used";
  }

  @Override
  public boolean applies(Draft draft) {
    return draft.is(Kind.COMPILE_ERROR, Kind.LINK_ERROR, Kind.BUILD_ERROR)
            && file(draft.message()) != null
        || bytecode(draft) != null;
  }

  @Override
  public void apply(Draft draft) {
    String bytecode = bytecode(draft);
    draft.title(TITLE + (bytecode == null ? file(draft.message()) : bytecode));
  }

  /**
   * The program that the bytecode runtime doesn't take: {@code Fatal error: the file './x' has not
   * the right magic number: expected .., got ..} (runtime/startup_byt.c); null for anything else.
   */
  private static String bytecode(Draft draft) {
    String message = draft.message();
    int start = message.indexOf(RUN);
    if (!draft.is(Kind.RUNTIME_ABORT) || start < 0) {
      return null;
    }
    String rest = message.substring(start + RUN.length());
    return rest.contains(" has not the right magic number")
            || rest.contains(" is not a bytecode executable file")
        ? Paths.toBaseNames(rest.split(" ", 2)[0])
        : null;
  }

  private static String file(String message) {
    String rest = message;
    boolean said = false;
    for (String words : BEFORE) {
      if (rest.startsWith(words)) {
        rest = rest.substring(words.length());
        said = !words.startsWith("The ");
      }
    }
    String file = rest.split(" ", 2)[0];
    String behind = rest.substring(file.length()).strip();
    said |= behind.isEmpty() && rest.equals(message);
    said |= BEHIND.stream().anyMatch(behind::startsWith);
    return said && ENDINGS.stream().anyMatch(file::endsWith) ? file : null;
  }
}
