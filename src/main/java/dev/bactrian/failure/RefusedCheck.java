package dev.bactrian.failure;

import java.util.Locale;

/**
 * The check of a configure script, {@code checking for NAME... no}, on which its error rests: the
 * last one whose name the error speaks of. The error itself may name several.
 */
final class RefusedCheck {

  private static final String CHECK = "checking for ";
  private static final int LOOK_BACK = 300;

  private RefusedCheck() {}

  /** What was looked for in vain, as the check calls it, or null. */
  static String above(Log log, int index, String message) {
    String lower = message.toLowerCase(Locale.ROOT);
    for (int i = index - 1; i >= Math.max(0, index - LOOK_BACK); i--) {
      String line = log.line(i);
      if (line.startsWith(CHECK) && (line.endsWith("... no") || line.endsWith("... not found"))) {
        String name = line.substring(CHECK.length(), line.lastIndexOf("... "));
        if (isWord(name) && names(lower, name.toLowerCase(Locale.ROOT))) {
          return name;
        }
      }
    }
    return null;
  }

  /** What the check that ended right above looked for in vain, or null. */
  static String justAbove(Log log, int index) {
    String line = log.line(index - 1);
    boolean refused = line.startsWith(CHECK) && line.endsWith("... no");
    String name = refused ? line.substring(CHECK.length(), line.lastIndexOf("... ")) : "";
    return isWord(name) ? name : null;
  }

  private static boolean isWord(String name) {
    return name.length() > 1 && name.indexOf(' ') < 0;
  }

  /** Whether the name stands in the text as a word of its own. */
  private static boolean names(String text, String name) {
    for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      int end = at + name.length();
      if ((at == 0 || !inWord(text.charAt(at - 1)))
          && (end == text.length() || !inWord(text.charAt(end)))) {
        return true;
      }
    }
    return false;
  }

  private static boolean inWord(char c) {
    return c == '_' || c == '-' || Character.isLetterOrDigit(c);
  }
}
