package dev.bactrian.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Takes a text apart into terms fit for comparing reports about programs: words without their
 * inflection; names out of programs whole and in parts ({@code caml_darken}: itself, caml, darken).
 * Linear in the text's length. Stateless and thread-safe.
 */
final class Words {
  private static final int LONGEST = 60;

  /** Words that say nothing in any report. */
  private static final Set<String> STOP =
      Set.of(
          ("a an and are as at be been but by can could did do does for from had has have here how i"
                  + " if in into is it its just me my no not of on or our out so some such than that"
                  + " the their them then there these they this to too up us was we were what when"
                  + " where which while who why will with would you your also should may ref")
              .split(" "));

  private Words() {}

  /** All terms of the text, in order, names followed by their parts. */
  static List<String> of(String text) {
    List<String> terms = new ArrayList<>(text.length() / 5 + 1);
    scan(text, terms, null);
    return terms;
  }

  /** Only the names out of programs, whole. */
  static List<String> identifiers(String text) {
    List<String> names = new ArrayList<>();
    scan(text, null, names);
    return names;
  }

  private static void scan(String text, List<String> terms, List<String> names) {
    int i = 0;
    while (i < text.length()) {
      if (!isWord(text.charAt(i))) {
        i++;
        continue;
      }
      int end = endOfName(text, i);
      if (end - i <= LONGEST) {
        take(text.substring(i, end), terms, names);
      }
      i = end;
    }
  }

  /** A name goes on over {@code _}, and over {@code :: . - /} where a word follows at once. */
  private static int endOfName(String text, int start) {
    int i = start;
    while (i < text.length()) {
      if (isWord(text.charAt(i))) {
        i++;
        continue;
      }
      int joint = text.startsWith("::", i) ? 2 : ".-/".indexOf(text.charAt(i)) >= 0 ? 1 : 0;
      if (joint == 0 || i + joint >= text.length() || !isWord(text.charAt(i + joint))) {
        return i;
      }
      i += joint;
    }
    return i;
  }

  private static void take(String name, List<String> terms, List<String> names) {
    List<String> parts = parts(name);
    boolean compound = parts.size() > 1;
    if (compound && names != null && isOfProgram(name)) {
      names.add(name.toLowerCase(Locale.ROOT));
    }
    if (terms == null) {
      return;
    }
    if (compound && isOfProgram(name)) {
      terms.add(name.toLowerCase(Locale.ROOT));
    }
    for (String part : parts) {
      String word = part.toLowerCase(Locale.ROOT);
      if ((word.length() > 1 || word.charAt(0) > 127) && !STOP.contains(word)) {
        terms.add(stem(word));
      }
    }
  }

  /** English joins words with hyphens and slashes: those don't make a name. */
  private static boolean isOfProgram(String name) {
    boolean lower = false;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '_' || c == ':' || c == '.' || (lower && Character.isUpperCase(c))) {
        return true;
      }
      lower = Character.isLowerCase(c);
    }
    return false;
  }

  private static List<String> parts(String name) {
    List<String> parts = new ArrayList<>(3);
    int start = 0;
    for (int i = 0; i <= name.length(); i++) {
      boolean joint = i == name.length() || !Character.isLetterOrDigit(name.charAt(i));
      boolean hump =
          !joint
              && i > start
              && (Character.isUpperCase(name.charAt(i)) && Character.isLowerCase(name.charAt(i - 1))
                  || Character.isIdeographic(name.charAt(i)));
      if ((joint || hump) && i > start) {
        parts.add(name.substring(start, i));
      }
      if (joint) {
        start = i + 1;
      } else if (hump) {
        start = i;
      }
    }
    return parts;
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  /** Takes off plural, -ing and -ed: crashes, crashing and crashed are one word. */
  static String stem(String word) {
    int n = word.length();
    if (n > 4 && word.endsWith("ies")) {
      return word.substring(0, n - 3) + "y";
    }
    if (n > 5 && word.endsWith("ing")) {
      return undouble(word.substring(0, n - 3));
    }
    if (n > 4 && word.endsWith("ed")) {
      return undouble(word.substring(0, n - 2));
    }
    if (n > 4 && (word.endsWith("shes") || word.endsWith("sses") || word.endsWith("ches"))) {
      return word.substring(0, n - 2);
    }
    if (n > 3 && word.endsWith("s") && !word.endsWith("ss") && !word.endsWith("us")) {
      return unmute(word.substring(0, n - 1));
    }
    return unmute(word);
  }

  private static String undouble(String stem) {
    int n = stem.length();
    return n > 3 && stem.charAt(n - 1) == stem.charAt(n - 2) && stem.charAt(n - 1) != 's'
        ? stem.substring(0, n - 1)
        : stem;
  }

  private static String unmute(String word) {
    return word.length() > 4 && word.endsWith("e") ? word.substring(0, word.length() - 1) : word;
  }
}
