package dev.bactrian.failure;

import java.nio.charset.StandardCharsets;

/**
 * One line's bytes to text without what wrappers and terminals put around it: escape sequences,
 * overwritten progress, the time stamps of GitHub Actions, OCurrent and BuildKit, the prefixes of
 * opam, the walls of boxes. Pure.
 */
final class PrePass {

  private static final String CUT = " [...] ";

  private PrePass() {}

  /** The line's text, decoded leniently, over-long ones without their middle; nothing removed. */
  static String decode(byte[] bytes, int from, int to) {
    if (to - from <= LineWindow.HEAD + LineWindow.TAIL) {
      return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
    return new String(bytes, from, LineWindow.HEAD, StandardCharsets.UTF_8)
        + CUT
        + new String(bytes, to - LineWindow.TAIL, LineWindow.TAIL, StandardCharsets.UTF_8);
  }

  /** The text without escape sequences, control characters and what a carriage return overwrote. */
  static String printable(byte[] bytes, int from, int to) {
    boolean clean = to - from <= LineWindow.HEAD + LineWindow.TAIL;
    for (int i = from; clean && i < to; i++) {
      byte b = bytes[i];
      clean =
          (b >= ' ' || b < 0 || b == '\t')
              && b != 0x7f
              && (b != '[' || Escapes.orphanEnd(bytes, i, to) == i);
    }
    if (clean) {
      return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
    byte[] raw = decode(bytes, from, to).getBytes(StandardCharsets.UTF_8);
    byte[] kept = new byte[raw.length];
    int length = 0;
    int lineBegin = 0;
    int i = 0;
    while (i < raw.length) {
      byte b = raw[i];
      if (b == Escapes.ESC) {
        i = Math.max(i + 1, Escapes.end(raw, i, raw.length));
      } else if (b == '[' && Escapes.orphanEnd(raw, i, raw.length) > i) {
        i = Escapes.orphanEnd(raw, i, raw.length);
      } else if (b == '\r') {
        // What follows is written over what stands there, unless nothing follows.
        lineBegin = blank(raw, i + 1) ? lineBegin : length;
        i++;
      } else if (b == '\b') {
        length = Math.max(lineBegin, length - 1);
        i++;
      } else {
        if (b >= ' ' || b < 0 || b == '\t') {
          kept[length++] = b;
        }
        i++;
      }
    }
    return new String(kept, lineBegin, length - lineBegin, StandardCharsets.UTF_8);
  }

  private static boolean blank(byte[] raw, int from) {
    int i = from;
    while (i < raw.length) {
      if (raw[i] == Escapes.ESC) {
        i = Math.max(i + 1, Escapes.end(raw, i, raw.length));
      } else if (raw[i] == '\r' || raw[i] == ' ') {
        i++;
      } else {
        return false;
      }
    }
    return true;
  }

  /** Without the time stamp, or the like, that a build service writes before each line. */
  static String withoutStamp(String line) {
    int from = line.startsWith("\ufeff") ? 1 : 0;
    from = Stamps.behind(line, from);
    return from == 0 ? line : line.substring(from);
  }

  /**
   * Without the prefixes of opam and the walls of boxes.
   *
   * @param line printable text without a stamp
   * @param live whether opam's verbose output, {@code "- "} before each line, may stand here
   */
  static String withoutPrefix(String line, boolean live) {
    String rest = line;
    for (int depth = 0; depth < 3 && rest.length() > 1; depth++) {
      char c = rest.charAt(0);
      if (c == '#' && (rest.charAt(1) == ' ') || c == '-' && live && rest.charAt(1) == ' ') {
        rest = rest.substring(2);
      } else if (c == '+' && live && rest.startsWith("+ ") && rest.endsWith(")")) {
        return rest.substring(2);
      } else if (c == '\u2502') {
        rest = withoutWalls(rest);
      } else {
        break;
      }
    }
    return rest.equals("#") || live && rest.equals("-") ? "" : rest;
  }

  private static String withoutWalls(String line) {
    int from = line.startsWith(" ", 1) ? 2 : 1;
    int to = line.length();
    if (line.endsWith("\u2502") && to > from) {
      to--;
      while (to > from && line.charAt(to - 1) == ' ') {
        to--;
      }
    }
    return line.substring(from, to);
  }
}
