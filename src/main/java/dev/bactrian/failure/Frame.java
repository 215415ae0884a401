package dev.bactrian.failure;

/**
 * One frame of a backtrace or of a native stack.
 *
 * @param function demangled name: {@code Module.name} for OCaml, the symbol for C; null if unknown
 * @param file the file as printed, or null
 * @param line 1-based, or null
 * @param language what the frame's code is written in
 */
public record Frame(String function, String file, Integer line, Language language) {

  /** What a frame's code is written in, as far as its printed form tells. */
  public enum Language {
    OCAML,
    C,
    RUST,
    JAVA,
    PYTHON
  }
}
