package dev.bactrian.failure;

import java.util.List;

/** The module or symbol that a link error of the OCaml compilers is about. */
final class LinkSymbols {

  /** What stands before the name, in the wordings of bytelink.ml, asmlink.ml and linkdeps.ml. */
  private static final List<String> BEFORE =
      List.of(
          "for the following modules: ",
          "for the following units: ",
          "over interface ",
          "over implementation ",
          "undefined symbol: ",
          "external function ",
          "undefined global ",
          "undefined compilation unit ",
          "Module ",
          "Required module ",
          "Cannot find file ");

  private LinkSymbols() {}

  /** The name without quotes, or null if the message has none that is known. */
  static String of(String message) {
    for (String before : BEFORE) {
      int at = message.indexOf(before);
      if (at >= 0) {
        String rest = message.substring(at + before.length());
        int end = rest.indexOf(' ');
        String word = end < 0 ? rest : rest.substring(0, end);
        return word.isEmpty() ? null : Text.unquote(word);
      }
    }
    return null;
  }
}
