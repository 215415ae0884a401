package dev.bactrian.failure;

/**
 * The one spelling we use for names of OCaml modules and functions: {@code Module.name}, whatever
 * compiler, build system or tool printed them. Stateless.
 */
final class OcamlName {

  /**
   * dune compiles the modules of an executable behind this alias module (dune_rules/ml_sources).
   */
  private static final String DUNE_EXE = "Dune__exe__";

  private static final String STDLIB = "Stdlib__";

  /** How {@code Printexc} and debuggers call a function without a name. */
  private static final String ANONYMOUS = ".(fun)";

  private OcamlName() {}

  /**
   * The definition name of a backtrace slot ({@code Dune__exe__Main.run.(fun)}, since OCaml 4.11)
   * in our spelling ({@code Main.run}), or null if it names nothing.
   */
  static String ofDefinition(String printed) {
    String name = printed.strip();
    if (name.isEmpty() || name.startsWith("<")) {
      return null;
    }
    String path = compiled(name);
    String named = path.replace(ANONYMOUS, "");
    return named.indexOf('.') < 0 && path.contains(ANONYMOUS) ? named + ".fun" : named;
  }

  /**
   * A path that begins with the name of a compiled module, without the mangling of executables and
   * of the standard library. {@code Lib__Mod} stays, which tells a library's module from a module
   * inside another.
   */
  static String compiled(String printed) {
    String name = printed.replace(DUNE_EXE, "");
    return name.startsWith(STDLIB) ? "Stdlib." + name.substring(STDLIB.length()) : name;
  }

  /** A module path or constructor without the mangling of dune and of the standard library. */
  static String modules(String printed) {
    String name = printed.replace(DUNE_EXE, "");
    int at = name.indexOf("__");
    if (at < 0) {
      return name;
    }
    StringBuilder path = new StringBuilder(name.length());
    int from = 0;
    while (at >= 0) {
      // An underscore pair is a module boundary only before a module's capital.
      if (at > from && at + 2 < name.length() && Character.isUpperCase(name.charAt(at + 2))) {
        path.append(name, from, at).append('.');
        from = at + 2;
      }
      at = name.indexOf("__", at + 2);
    }
    return path.append(name, from, name.length()).toString();
  }
}
