package dev.bactrian.failure;

/**
 * The shared library of a bytecode library's C stubs: {@code -dllib -lhorn} and {@code ocamlmklib
 * -o horn} make it {@code dllhorn.so} (utils/config.ml, bytecomp/dll.ml). Stateless.
 */
final class SharedStubs {

  private static final String BEGINNING = "dll";

  private SharedStubs() {}

  /** The library's name in the first word behind a mark, or null if that is no such file. */
  static String library(String message, String mark) {
    String rest = LineText.after(message, mark);
    if (rest == null || !rest.startsWith(BEGINNING)) {
      return null;
    }
    int end = BEGINNING.length();
    while (end < rest.length() && isName(rest.charAt(end))) {
      end++;
    }
    return end == BEGINNING.length() ? null : rest.substring(BEGINNING.length(), end);
  }

  private static boolean isName(char c) {
    return c == '_' || c == '-' || Character.isLetterOrDigit(c);
  }
}
