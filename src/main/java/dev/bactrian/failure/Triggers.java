package dev.bactrian.failure;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * The prefilter: a dense Aho-Corasick automaton over bytes that finds every trigger of every format
 * in one pass. Terminal escape sequences inside a trigger ({@code ESC[1;31mError ESC[0m:}) do not
 * hide it, nor do the rests that a copy from a browser leaves of them ({@code [0m}). Immutable and
 * thread-safe.
 */
final class Triggers {

  /** At most this many formats: a line's hits are one word of bits. */
  static final int MAX_FORMATS = 64;

  private static final int ROOT = 0;

  /** A column for each byte: one load less in the loop than a table of columns. */
  private static final int SHIFT = 8;

  private static final int COLUMNS = 1 << SHIFT;

  /** Next state by {@code state << SHIFT | byte}; never holds a pseudo state. */
  private final char[] next;

  /** Formats whose trigger ends in a state, in bits. */
  private final long[] ends;

  /** States from here on, and the three pseudo states behind them, leave the fast loop. */
  private final int firstSpecial;

  private final int newline;
  private final int escape;
  private final int bracket;

  /** {@code next} with the pseudo states in the columns of newline, escape and bracket. */
  private final char[] scanNext;

  Triggers(List<List<String>> triggersByFormat) {
    if (triggersByFormat.size() > MAX_FORMATS) {
      throw new IllegalArgumentException("more than " + MAX_FORMATS + " formats");
    }
    List<char[]> children = new ArrayList<>();
    List<Long> marks = new ArrayList<>();
    children.add(new char[COLUMNS]);
    marks.add(0L);
    for (int format = 0; format < triggersByFormat.size(); format++) {
      for (String trigger : triggersByFormat.get(format)) {
        int state = ROOT;
        check(trigger);
        for (byte b : trigger.getBytes(StandardCharsets.UTF_8)) {
          int at = b & 0xff;
          if (children.get(state)[at] == 0) {
            children.get(state)[at] = (char) children.size();
            children.add(new char[COLUMNS]);
            marks.add(0L);
          }
          state = children.get(state)[at];
        }
        marks.set(state, marks.get(state) | 1L << format);
      }
    }
    int states = children.size();
    if (states > Character.MAX_VALUE - 4) {
      throw new IllegalArgumentException("the triggers are too long in total");
    }

    // Breadth first: a state's row is its fallback's row with its own children put over it.
    char[][] rows = new char[states][];
    char[] fallback = new char[states];
    long[] marked = new long[states];
    ArrayDeque<Integer> queue = new ArrayDeque<>(List.of(ROOT));
    while (!queue.isEmpty()) {
      int state = queue.remove();
      char[] own = children.get(state);
      char[] row = state == ROOT ? new char[COLUMNS] : rows[fallback[state]].clone();
      marked[state] = marks.get(state) | (state == ROOT ? 0 : marked[fallback[state]]);
      for (int c = 0; c < own.length; c++) {
        if (own[c] != 0) {
          fallback[own[c]] = row[c];
          row[c] = own[c];
          queue.add((int) own[c]);
        }
      }
      rows[state] = row;
    }

    // Marked states get the highest numbers, so that one comparison tells them.
    char[] renumbered = new char[states];
    int low = 0;
    int high = states;
    for (int state = 0; state < states; state++) {
      renumbered[state] = (char) (marked[state] == 0 ? low++ : --high);
    }
    firstSpecial = high;
    newline = states;
    escape = states + 1;
    bracket = states + 2;
    ends = new long[states];
    next = new char[states << SHIFT];
    for (int state = 0; state < states; state++) {
      int to = renumbered[state];
      ends[to] = marked[state];
      for (int c = 0; c < COLUMNS; c++) {
        next[to << SHIFT | c] = renumbered[rows[state][c]];
      }
    }
    scanNext = next.clone();
    for (int state = 0; state < states; state++) {
      scanNext[state << SHIFT | '\n'] = (char) newline;
      scanNext[state << SHIFT | Escapes.ESC] = (char) escape;
      scanNext[state << SHIFT | '['] = (char) bracket;
    }
  }

  private static void check(String trigger) {
    if (trigger.isEmpty() || trigger.indexOf('\n') >= 0) {
      throw new IllegalArgumentException("not a trigger: \"" + trigger + '"');
    }
  }

  /** Where a scan stands, to go on with the next piece of the same log. Not thread-safe. */
  static final class Scan {
    private int state = ROOT;
    private long mask;

    /** Bytes at the end of the piece that wait for the next one: an unfinished escape sequence. */
    private int rest;

    int rest() {
      return rest;
    }

    /** Formats with a trigger in the line so far, as bits. */
    long lineMask() {
      return mask;
    }
  }

  /** Forgets everything: another line begins. */
  void startLine(Scan scan) {
    scan.state = ROOT;
    scan.mask = 0;
    scan.rest = 0;
  }

  /**
   * Scans {@code bytes[from..to)} up to and including the first newline.
   *
   * @param last whether no other piece follows
   * @return the offset behind that newline, or {@code -1} if the piece ends before one
   */
  int scanLine(Scan scan, byte[] bytes, int from, int to, boolean last) {
    char[] table = scanNext;
    int special = firstSpecial;
    int state = scan.state;
    long mask = scan.mask;
    int at = from;
    while (at < to) {
      int following = table[state << SHIFT | bytes[at] & 0xff];
      if (following < special) {
        state = following;
        at++;
        continue;
      }
      if (following == newline) {
        scan.mask = mask;
        return at + 1;
      }
      if (following >= escape) {
        int behind =
            following == escape ? Escapes.end(bytes, at, to) : Escapes.orphanEnd(bytes, at, to);
        if (behind < 0 && !last) {
          break;
        }
        if (behind > at || following == escape) {
          at = Math.max(at + 1, behind);
          continue;
        }
        following = next[state << SHIFT | '['];
      }
      mask |= ends[following];
      state = following;
      at++;
    }
    scan.state = state;
    scan.mask = mask;
    scan.rest = to - at;
    return -1;
  }
}
