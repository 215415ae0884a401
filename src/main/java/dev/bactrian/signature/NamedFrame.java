package dev.bactrian.signature;

import dev.bactrian.failure.Frame;

/**
 * A frame with its name in the one spelling that we use. Immutable.
 *
 * @param full with the library's name: {@code Stdlib.List.map}, {@code Lib.Mod.run}; what the lists
 *     are asked
 * @param brief without it: {@code List.map}, {@code Mod.run}; what signatures show
 * @param ocaml false for C and the rest
 * @param frame as printed
 */
record NamedFrame(String full, String brief, boolean ocaml, Frame frame) {

  private static final String[] CLONES = {
    ".constprop.", ".isra.", ".part.", ".cold", ".lto_priv.", ".llvm."
  };

  /** Reads a frame, or returns null where its function is not known. */
  static NamedFrame of(Frame frame) {
    String name = frame.function();
    if (name == null || name.isBlank()) {
      return null;
    }
    if (isOcamlSymbol(name)) {
      return ocaml(afterSymbol(name), frame);
    }
    if (frame.language() == Frame.Language.OCAML) {
      return ocaml(name, frame);
    }
    return new NamedFrame(c(name), c(name), false, frame);
  }

  /** The module in which the function stands: {@code Mod} of {@code Mod.Sub.run}. */
  String module() {
    int dot = brief.indexOf('.');
    return dot < 0 ? brief : brief.substring(0, dot);
  }

  private static boolean isOcamlSymbol(String name) {
    return name.length() > 5 && name.startsWith("caml") && Character.isUpperCase(name.charAt(4));
  }

  /**
   * {@code camlStdlib__Buffer.resize_417}, with a double underscore before the function up to OCaml
   * 5.0, is {@code Stdlib__Buffer.resize} (middle_end/compilenv.ml).
   */
  private static String afterSymbol(String symbol) {
    String name = withoutStamp(symbol.substring(4));
    int at = name.lastIndexOf("__");
    boolean function =
        at > 0
            && name.indexOf('.') < 0
            && at + 2 < name.length()
            && !Character.isUpperCase(name.charAt(at + 2));
    return function ? name.substring(0, at) + "." + name.substring(at + 2) : name.replace('$', '.');
  }

  private static String withoutStamp(String name) {
    int end = name.length();
    while (end > 0 && Character.isDigit(name.charAt(end - 1))) {
      end--;
    }
    return end < name.length() && end > 1 && name.charAt(end - 1) == '_'
        ? name.substring(0, end - 1)
        : name;
  }

  private static NamedFrame ocaml(String printed, Frame frame) {
    String name = printed;
    int closure = name.indexOf(".(fun)");
    if (closure > 0) {
      name = name.substring(0, closure);
    }
    if (name.endsWith(".fun") || name.endsWith(".entry")) {
      name = name.substring(0, name.lastIndexOf('.'));
    }
    int anonymous = name.indexOf(".anon_fn[");
    if (anonymous > 0) {
      name = name.substring(0, anonymous);
    }
    if (name.startsWith("Dune__exe__")) {
      name = name.substring("Dune__exe__".length());
    }
    if (name.startsWith("Stdlib__")) {
      name = "Stdlib." + name.substring("Stdlib__".length());
    }
    String brief = name.startsWith("Stdlib.") ? name : Modules.unmangle(name);
    return new NamedFrame(name.replace("__", "."), brief, true, frame);
  }

  private static String c(String printed) {
    String name = printed;
    int version = name.indexOf("@@");
    if (version > 0) {
      name = name.substring(0, version);
    }
    for (String clone : CLONES) {
      int at = name.indexOf(clone);
      if (at > 0) {
        name = name.substring(0, at);
      }
    }
    if (name.startsWith("__GI_")) {
      name = name.substring("__GI_".length());
    }
    int arguments = name.indexOf('(');
    return arguments > 0 ? name.substring(0, arguments).strip() : name;
  }
}
