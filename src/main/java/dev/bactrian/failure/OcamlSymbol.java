package dev.bactrian.failure;

/**
 * Demangles the symbols that ocamlopt emits. Up to OCaml 5.0 they read {@code
 * camlModule__name_stamp}, from 5.1 {@code camlModule.name_stamp} ({@code $} for MSVC); characters
 * that assemblers refuse are {@code $hh} (asmcomp/emitaux.ml, middle_end/compilenv.ml). Stateless.
 */
final class OcamlSymbol {

  private OcamlSymbol() {}

  /** {@code Module.name} or {@code Lib__Module.name} for an OCaml symbol, or null for any other. */
  static String demangle(String symbol) {
    String s = symbol.startsWith("_caml") ? symbol.substring(1) : symbol;
    if (s.length() < 6 || !s.startsWith("caml") || !Character.isUpperCase(s.charAt(4))) {
      return null;
    }
    String body = s.substring(4);
    if (body.startsWith("Dune__exe__")) {
      body = body.substring("Dune__exe__".length());
    }
    int separator = separator(body);
    if (separator < 0) {
      return OcamlName.compiled(body);
    }
    String module = OcamlName.compiled(body.substring(0, separator));
    int width = body.charAt(separator) == '_' ? 2 : 1;
    String name = value(body.substring(separator + width));
    return name.isEmpty() ? module : module + "." + name;
  }

  /** Where the module ends: before the first component that does not start with a capital. */
  private static int separator(String body) {
    for (int i = 1; i < body.length() - 1; i++) {
      char c = body.charAt(i);
      if (c == '.' || c == '$') {
        return i;
      }
      if (c == '_'
          && body.charAt(i + 1) == '_'
          && i + 2 < body.length()
          && !Character.isUpperCase(body.charAt(i + 2))) {
        return i;
      }
    }
    return -1;
  }

  private static String value(String printed) {
    String name = unescape(printed);
    if (name.startsWith("anon_fn[") || name.startsWith("fun_") || name.equals("fun")) {
      return "fun";
    }
    if (name.endsWith("_code")) {
      name = name.substring(0, name.length() - "_code".length());
    }
    if (name.equals("entry") || name.equals("code_begin") || name.equals("code_end")) {
      return "";
    }
    return withoutStamp(name);
  }

  /** Stamps have at least two digits in practice, so {@code f_1_268} keeps its {@code _1}. */
  private static String withoutStamp(String name) {
    String rest = name;
    for (int round = 0; round < 2; round++) {
      int end = rest.length();
      while (end > 0 && Character.isDigit(rest.charAt(end - 1))) {
        end--;
      }
      int digits = rest.length() - end;
      if (end < 2 || rest.charAt(end - 1) != '_' || digits < (round == 0 ? 1 : 2)) {
        break;
      }
      rest = rest.substring(0, end - 1);
    }
    return rest;
  }

  private static String unescape(String s) {
    if (s.indexOf('$') < 0) {
      return s;
    }
    StringBuilder out = new StringBuilder(s.length());
    for (int i = 0; i < s.length(); i++) {
      int high = i + 2 < s.length() ? Character.digit(s.charAt(i + 1), 16) : -1;
      int low = high >= 0 ? Character.digit(s.charAt(i + 2), 16) : -1;
      if (s.charAt(i) == '$' && low >= 0) {
        out.append((char) (high * 16 + low));
        i += 2;
      } else {
        out.append(s.charAt(i));
      }
    }
    return out.toString();
  }
}
