package dev.bactrian.failure;

import java.util.List;

/**
 * An OCaml backtrace as {@code Printexc.format_backtrace_slot} prints it, from 4.02 (no name) over
 * 4.11 (name of the definition) to 5.2 ({@code lines N-M}).
 *
 * @param frames innermost first, recursion collapsed
 * @param end index of the first line after the backtrace
 */
record Backtrace(List<Frame> frames, int end) {

  /** Longest backtrace that is read; OCAMLRUNPARAM=b keeps 1024 slots, twice that with inlining. */
  private static final int MAX_LINES = 4096;

  private static final int MAX_WRAPPED = 3;

  private static final List<String> SLOTS =
      List.of("Called from ", "Raised at ", "Raised by primitive operation at ", "Re-raised at ");

  /** Reads the slots that start at the given line; no frames if there is none. */
  static Backtrace read(Log log, int from) {
    FrameStack stack = new FrameStack();
    int limit = Math.min(log.size(), from + MAX_LINES);
    int i = from;
    while (i < limit && isSlot(log.line(i))) {
      String slot = log.line(i);
      i++;
      for (int more = 0; more < MAX_WRAPPED && isWrapped(slot, log.line(i)); more++) {
        slot = slot + ' ' + log.line(i).strip();
        i++;
      }
      Frame frame = slot(slot);
      if (frame != null) {
        stack.add(frame);
      }
    }
    return new Backtrace(stack.frames(), i);
  }

  /** Whoever prints a backtrace through Format, as dune does, breaks long slots. */
  private static boolean isWrapped(String slot, String next) {
    boolean whole =
        slot.endsWith("unknown location")
            || slot.endsWith("(inlined)")
            || slot.contains(", characters ") && LineText.isDigit(slot.charAt(slot.length() - 1));
    return !whole && next.startsWith("  ") && !next.isBlank() && !isSlot(next);
  }

  /** Reads the first backtrace that starts on one of the lines from {@code from} to {@code to}. */
  static Backtrace find(Log log, int from, int to) {
    for (int i = from; i < Math.min(to, log.size()); i++) {
      if (isSlot(log.line(i))) {
        return read(log, i);
      }
    }
    return new Backtrace(List.of(), from);
  }

  static boolean isSlot(String line) {
    return prefix(line) != null;
  }

  private static String prefix(String line) {
    String text = line.stripLeading();
    for (String prefix : SLOTS) {
      if (text.startsWith(prefix)) {
        return prefix;
      }
    }
    return null;
  }

  private static Frame slot(String line) {
    // Not its end: it may be nothing but what slots begin with, blank included.
    String text = line.stripLeading();
    String rest = text.substring(prefix(line).length());
    int file = rest.indexOf("file \"");
    if (file < 0) {
      return null;
    }
    int close = rest.indexOf('"', file + 6);
    if (close < 0) {
      return null;
    }
    String definition = file >= 4 ? rest.substring(0, file - " in ".length()) : "";
    return new Frame(
        OcamlName.ofDefinition(definition),
        rest.substring(file + 6, close),
        LineText.numberAfter(rest, ", line", close),
        Frame.Language.OCAML,
        rest.startsWith(" (inlined)", close + 1));
  }
}
