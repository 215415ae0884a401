package dev.bactrian.signature;

import java.util.List;

/** Masks for blanks, and for words that a tool adds before and after what it has to say. */
final class Words {

  private static final List<String> PREFIXES =
      List.of(
          "Fatal error: exception ",
          "Fatal error: ",
          "fatal error: ",
          "Error: ",
          "error: ",
          "ERROR: ",
          "[ERROR] ",
          "Exception: ",
          "exception ");

  /** From here on a tool gives advice or context, which differs between its versions. */
  private static final List<String> ADVICE =
      List.of(
          " Hint: ",
          " -> required by ",
          "; did you mean ",
          " (first use in this function)",
          " [-W",
          " Did you mean ",
          " This version of the ",
          "; recompile with ");

  /** What stands second in one of these. */
  private static final String SECOND = "H-(D[Tr ";

  private Words() {}

  static String joinBlanks(String text) {
    if (areJoined(text)) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    boolean blank = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c == '\u00a0') {
        if (!blank) {
          out.append(' ');
        }
        blank = true;
      } else {
        out.append(c);
        blank = false;
      }
    }
    int end = out.length();
    while (end > 0 && out.charAt(end - 1) == ' ') {
      end--;
    }
    return out.substring(0, end);
  }

  private static boolean areJoined(String text) {
    char before = ' ';
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == '\u00a0' || c == ' ' && before == ' ') {
        return false;
      }
      before = c;
    }
    return before != ' ';
  }

  static String dropPrefixes(String text) {
    String rest = text;
    for (String prefix : PREFIXES) {
      if (rest.startsWith(prefix)) {
        rest = rest.substring(prefix.length());
      }
    }
    return rest.isEmpty() ? text : rest;
  }

  static String dropAdvice(String text) {
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c == ' ' || c == ';') && beginsAdvice(text, i)) {
        return text.substring(0, i);
      }
    }
    return text;
  }

  private static boolean beginsAdvice(String text, int at) {
    if (at + 1 >= text.length() || SECOND.indexOf(text.charAt(at + 1)) < 0) {
      return false;
    }
    for (String advice : ADVICE) {
      if (text.startsWith(advice, at)) {
        return true;
      }
    }
    return false;
  }
}
