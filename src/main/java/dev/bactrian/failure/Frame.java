package dev.bactrian.failure;

/**
 * One frame of a backtrace or of a native stack.
 *
 * @param function demangled name: {@code Module.name} for OCaml, the symbol for C; null if unknown
 * @param file the file as printed, or null
 * @param line 1-based, or null
 * @param language what the frame's code is written in
 * @param inlined true if the frame has no stack slot of its own, so that another build of the same
 *     program may lack it: OCaml's {@code (inlined)}, or the same address as the next frame
 */
public record Frame(
    String function, String file, Integer line, Language language, boolean inlined) {

  public Frame(String function, String file, Integer line, Language language) {
    this(function, file, line, language, false);
  }

  public Frame asInlined() {
    return new Frame(function, file, line, language, true);
  }

  /** What a frame's code is written in, as far as its printed form tells. */
  public enum Language {
    OCAML,
    C,
    RUST,
    JAVA,
    PYTHON
  }
}
