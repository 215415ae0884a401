package dev.bactrian.signature;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks for figures: positions, times, hashes, versions and plain numbers. The expressions have
 * possessive quantifiers only, so that they are linear.
 */
final class Figures {

  private static final Pattern POSITION =
      Pattern.compile(
          ",? (?:on )?\\b(?:[Ll]ines?|[Cc]haracters?|columns?) \\d++(?:-\\d++)?+|(?<=\\.[A-Za-z]{1,4}):\\d++(?::\\d++)?+");

  private static final Pattern TIME =
      Pattern.compile(
          "\\b\\d{4}-\\d\\d-\\d\\d(?:[T ]\\d\\d:\\d\\d[:.]\\d\\d(?:\\.\\d++)?+Z?+)?+"
              + "|\\b\\d{1,2}:\\d\\d(?::\\d\\d)?+(?:\\.\\d++)?+\\b"
              + "|\\b\\d++(?:\\.\\d++)?+ ?(?:ns|us|\u00b5s|ms|s|sec|secs|seconds?|min|minutes?|hours?)\\b");

  private static final Pattern HEX =
      Pattern.compile("\\b0x[0-9a-fA-F]++|\\b[0-9a-f]{6,}+(?:-[0-9a-f]{4,}+)*+\\b");

  private static final Pattern VERSION =
      Pattern.compile("\\bv?\\d++(?:\\.\\d++)++(?:[+~-][A-Za-z0-9.]++)*+");

  private static final Pattern NUMBER =
      Pattern.compile("(?<![\\w.])\\d++(?:[_,]\\d{3})*+(?![\\w])");

  /** A number behind one of these words tells bugs apart. */
  private static final Set<String> TELLING =
      Set.of("code", "status", "error", "warning", "exit", "signal", "errno", "curl", "http");

  private Figures() {}

  static String dropPositions(String text) {
    return FigureHints.position(text) ? POSITION.matcher(text).replaceAll("") : text;
  }

  static String maskTimes(String text) {
    return FigureHints.time(text) ? TIME.matcher(text).replaceAll("<time>") : text;
  }

  static String maskHex(String text) {
    if (!FigureHints.hex(text)) {
      return text;
    }
    Matcher matcher = HEX.matcher(text);
    if (!matcher.find()) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    do {
      matcher.appendReplacement(out, isHash(matcher.group()) ? "<hex>" : "$0");
    } while (matcher.find());
    return matcher.appendTail(out).toString();
  }

  /**
   * Letters and digits mixed, or as long as a digest: {@code facade} and {@code 123456} are not.
   */
  private static boolean isHash(String text) {
    if (text.length() >= 32 || text.startsWith("0x")) {
      return true;
    }
    boolean digit = false;
    boolean letter = false;
    for (int i = 0; i < text.length(); i++) {
      digit |= Character.isDigit(text.charAt(i));
      letter |= Character.isLetter(text.charAt(i));
    }
    return digit && letter;
  }

  static String maskVersions(String text) {
    return FigureHints.version(text) ? VERSION.matcher(text).replaceAll("<version>") : text;
  }

  static String maskNumbers(String text) {
    Matcher matcher = NUMBER.matcher(text);
    if (!matcher.find()) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    do {
      matcher.appendReplacement(out, tells(text, matcher.start()) ? "$0" : "N");
    } while (matcher.find());
    return matcher.appendTail(out).toString();
  }

  private static boolean tells(String text, int start) {
    int end = start;
    while (end > 0 && " :(#".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    int begin = end;
    while (begin > 0 && Character.isLetter(text.charAt(begin - 1)) && end - begin < 8) {
      begin--;
    }
    return begin < end
        && TELLING.contains(text.substring(begin, end).toLowerCase(java.util.Locale.ROOT));
  }
}
