package dev.bactrian.signature;

import java.util.List;

/**
 * Mask for what a type error is about. OCaml 5.3 says {@code The value x has type} and {@code The
 * constant 3 has type} where it said {@code This expression has type} (ocaml/ocaml#12182), and
 * {@code The function f has type} where it was {@code This function} (ocaml/ocaml#11679).
 */
final class Subjects {

  private static final String HAS_TYPE = " has type ";
  private static final String EXPRESSION = "This expression";
  private static final String FUNCTION = "The function ";

  /** Characters up to the end of the name; a longer one is called "This constant". */
  private static final int LONGEST = 160;

  /** With a blank where a name follows. */
  private static final List<String> NOW =
      List.of(
          FUNCTION,
          "The value ",
          "The constant ",
          "The constructor ",
          "The operator ",
          "The method call ",
          "The field access ",
          "This value",
          "This constant",
          "This constructor",
          "This operator",
          "This method call",
          "This field access");

  private Subjects() {}

  /** The text with the words that compilers of all ages share at its beginning. */
  static String unify(String text) {
    if (!text.startsWith("Th") || text.startsWith("The function applied ")) {
      return text;
    }
    for (String subject : NOW) {
      if (text.startsWith(subject)) {
        int end = text.indexOf(HAS_TYPE, subject.length() - 1);
        boolean named = subject.endsWith(" ");
        boolean fits = named ? end >= subject.length() && end < LONGEST : end == subject.length();
        String before = subject.equals(FUNCTION) ? "This function" : EXPRESSION;
        return fits ? before + text.substring(end) : text;
      }
    }
    return text;
  }
}
