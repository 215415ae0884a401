package dev.bactrian.signature;

import java.util.HashMap;
import java.util.Map;

/**
 * Masks for what apostrophes and quotation marks mean: OCaml quotes inline code since 5.2, C
 * compilers quote with the locale's marks, and type variables get fresh names in every message.
 */
final class Quotes {

  private Quotes() {}

  /** {@code '_weak12 -> 'c} becomes {@code 'a -> 'b}: by order of appearance. */
  static String renameTypeVariables(String text) {
    if (text.indexOf('\'') < 0) {
      return text;
    }
    Map<String, String> names = new HashMap<>();
    Splice splice = new Splice(text);
    int i = text.indexOf('\'');
    while (i >= 0) {
      int end = endOfVariable(text, i);
      if (end > i) {
        String name = text.substring(i, end);
        splice.replace(i, end, names.computeIfAbsent(name, n -> fresh(names.size())));
      }
      i = text.indexOf('\'', Math.max(end, i + 1));
    }
    return splice.text();
  }

  /** Drops every quotation mark, and apostrophes that are not part of a word or a type variable. */
  static String drop(String text) {
    Splice splice = new Splice(text);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean mark = c == '"' || c == '`' || c >= '\u2018' && c <= '\u201f';
      boolean apostrophe = c == '\'';
      if (mark || apostrophe && !inWord(text, i) && endOfVariable(text, i) == i) {
        splice.replace(i, i + 1, "");
      }
    }
    return splice.text();
  }

  private static String fresh(int index) {
    return index < 26 ? "'" + (char) ('a' + index) : "'z" + index;
  }

  private static boolean inWord(String text, int i) {
    return i > 0
        && Character.isLetterOrDigit(text.charAt(i - 1))
        && i + 1 < text.length()
        && Character.isLetterOrDigit(text.charAt(i + 1));
  }

  /** The index behind the type variable that begins at i, or i if none does. */
  private static int endOfVariable(String text, int i) {
    if (i > 0 && (isWord(text.charAt(i - 1)) || text.charAt(i - 1) == '\'')) {
      return i;
    }
    int end = i + 1;
    while (end < text.length() && isWord(text.charAt(end))) {
      end++;
    }
    boolean named = end > i + 1 && !Character.isDigit(text.charAt(i + 1)) && end - i < 16;
    boolean closed = end < text.length() && (text.startsWith("://", end) || isClosing(text, end));
    return named && !closed ? end : i;
  }

  /** True where {@code 'word'} or {@code 'two words'} shows that the apostrophe was a quote. */
  private static boolean isClosing(String text, int end) {
    if (text.charAt(end) == '\'') {
      return true;
    }
    int next = text.indexOf('\'', end);
    return next > end
        && !isWord(next + 1 < text.length() ? text.charAt(next + 1) : ' ')
        && isWord(text.charAt(next - 1));
  }

  private static boolean isWord(char c) {
    return c == '_' || Character.isLetterOrDigit(c);
  }
}
