package dev.bactrian.failure;

/** Terminal escape sequences (ECMA-48): where one ends. */
final class Escapes {

  static final byte ESC = 0x1b;

  /** A sequence longer than this is text that only looks like one. */
  private static final int MAX_LENGTH = 2048;

  private static final int MAX_ORPHAN = 16;

  private Escapes() {}

  /**
   * The offset behind the sequence that begins with the ESC at {@code at}; -1 if it is not finished
   * before {@code to}.
   */
  static int end(byte[] bytes, int at, int to) {
    if (at + 1 >= to) {
      return -1;
    }
    int limit = Math.min(to, at + MAX_LENGTH);
    switch (bytes[at + 1]) {
      case '[':
        for (int i = at + 2; i < limit; i++) {
          if (bytes[i] >= '@' && bytes[i] <= '~') {
            return i + 1;
          }
          if (bytes[i] < ' ' || bytes[i] > '?') {
            return i;
          }
        }
        return limit < to ? limit : -1;
      case ']':
        for (int i = at + 2; i < limit; i++) {
          if (bytes[i] == 0x07) {
            return i + 1;
          }
          if (bytes[i] == ESC) {
            if (i + 1 == to) {
              return -1;
            }
            return bytes[i + 1] == '\\' ? i + 2 : i;
          }
          if (bytes[i] == '\n') {
            return i;
          }
        }
        return limit < to ? at + 2 : -1;
      case '(', ')', '*', '+':
        return at + 2 < to ? (bytes[at + 2] == '\n' ? at + 2 : at + 3) : -1;
      case '\n':
        return at + 1;
      default:
        return at + 2;
    }
  }

  /**
   * The offset behind a colour sequence that lost its ESC, as in a copy from a web page ({@code
   * [1;31m}); {@code at} if there is none, -1 if that is not decided before {@code to}.
   */
  static int orphanEnd(byte[] bytes, int at, int to) {
    int limit = Math.min(to, at + MAX_ORPHAN);
    int i = at + 1;
    while (i < limit && (bytes[i] >= '0' && bytes[i] <= '9' || bytes[i] == ';')) {
      i++;
    }
    if (i == limit) {
      return limit < at + MAX_ORPHAN ? -1 : at;
    }
    return i > at + 1 && bytes[i] == 'm' ? i + 1 : at;
  }
}
