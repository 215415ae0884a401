package dev.bactrian.signature;

/**
 * Masks for the names that build tools give modules: dune writes {@code Dune__exe__Main} and {@code
 * Lib__Main} where make has {@code Main}, and compilers write the standard library's name or not.
 */
final class Modules {

  private Modules() {}

  static String unmangle(String text) {
    int at = text.indexOf("__");
    if (at < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text);
    while (at >= 0) {
      int start = at;
      while (start > 0 && isWord(out.charAt(start - 1))) {
        start--;
      }
      boolean inner = at + 2 < out.length() && Character.isUpperCase(out.charAt(at + 2));
      boolean executable = out.indexOf("__exe__", at) == at;
      if (out.indexOf("Dune__exe.", start) == start) {
        // Paths through the alias module that dune puts above an executable's modules.
        out.delete(start, start + "Dune__exe.".length());
        at = out.indexOf("__", start);
        continue;
      }
      if ((inner || executable) && Character.isUpperCase(out.charAt(start))) {
        out.delete(start, executable ? at + "__exe__".length() : at + 2);
        at = out.indexOf("__", start);
      } else {
        at = out.indexOf("__", at + 2);
      }
    }
    return out.toString();
  }

  /**
   * {@code dune__exe__Inn.cmi} and {@code lib__Inn.cmx} are {@code inn.cmi} and {@code inn.cmx}.
   */
  static String unmangleFiles(String text) {
    int at = text.indexOf("__");
    if (at < 0 || text.indexOf(".cm") < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      int file = word.indexOf(".cm");
      int last = file < 0 ? -1 : word.lastIndexOf("__", file);
      int start = 0;
      while (last > 0 && start < last && !isWord(word.charAt(start))) {
        start++;
      }
      boolean module =
          last > start && last + 2 < file && Character.isUpperCase(word.charAt(last + 2));
      out.append(out.isEmpty() ? "" : " ");
      out.append(
          module
              ? word.substring(0, start)
                  + Character.toLowerCase(word.charAt(last + 2))
                  + word.substring(last + 3)
              : word);
    }
    return out.toString();
  }

  static String dropStdlib(String text) {
    String name = "Stdlib.";
    int at = text.indexOf(name);
    if (at < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text);
    while (at >= 0) {
      boolean whole = at == 0 || !isWord(out.charAt(at - 1)) && out.charAt(at - 1) != '.';
      if (whole) {
        out.delete(at, at + name.length());
        at = out.indexOf(name, at);
      } else {
        at = out.indexOf(name, at + 1);
      }
    }
    return out.toString();
  }

  /** Whether the text names something of a module, {@code Mod.thing}: then others may know it. */
  static boolean qualifies(String text) {
    for (int dot = text.indexOf('.'); dot >= 0; dot = text.indexOf('.', dot + 1)) {
      int start = dot;
      while (start > 0 && isWord(text.charAt(start - 1))) {
        start--;
      }
      boolean module = start < dot && Character.isUpperCase(text.charAt(start));
      if (module && dot + 1 < text.length() && isWord(text.charAt(dot + 1))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWord(char c) {
    return c == '_' || c == '\'' || Character.isLetterOrDigit(c);
  }
}
