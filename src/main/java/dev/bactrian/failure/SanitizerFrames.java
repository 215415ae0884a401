package dev.bactrian.failure;

import java.util.List;

/**
 * Frames as the sanitizers print them. ASan: {@code #0 0x7f.. in f /p/a.c:12:3} or {@code in f
 * (/p/prog+0x1f)}; TSan: {@code #0 f /p/a.c:12 (prog+0x1f) (BuildId: ..)}. Stateless.
 */
final class SanitizerFrames {

  private static final int MAX_LINES = 512;

  private SanitizerFrames() {}

  /** The first stack at or behind a line, at most {@code gap} lines further on. */
  static List<Frame> read(Log log, int from, int gap) {
    int i = from;
    while (i < Math.min(log.size(), from + gap) && !GdbStack.isFrame(log.line(i))) {
      i++;
    }
    FrameStack stack = new FrameStack();
    for (int end = Math.min(log.size(), i + MAX_LINES); i < end; i++) {
      if (!GdbStack.isFrame(log.line(i))) {
        break;
      }
      Frame frame = frame(log.line(i).strip());
      if (isStartup(frame.function())) {
        break;
      }
      stack.add(frame, address(log.line(i)));
    }
    return stack.frames();
  }

  /** Below these every stack is the same; OCaml's own filter-locations.sh cuts here, too. */
  private static boolean isStartup(String function) {
    return function != null
        && (function.equals("caml_start_program") || function.startsWith("caml_startup"));
  }

  /** ASan prints the address, TSan the offset in the program. */
  private static String address(String line) {
    String address = LineText.between(line, " 0x", " ");
    return address != null ? address : String.valueOf(LineText.between(line, "+0x", ")"));
  }

  /** One line of a stack, stripped. */
  static Frame frame(String text) {
    int i = text.indexOf(' ');
    String rest = i < 0 ? "" : text.substring(i).strip();
    if (rest.startsWith("0x")) {
      int in = rest.indexOf(" in ");
      rest = in < 0 ? "" : rest.substring(in + 4).strip();
    }
    int end = rest.indexOf(' ');
    String symbol = end < 0 ? rest : rest.substring(0, end);
    String place = end < 0 ? "" : rest.substring(end).strip();
    if (place.startsWith("(") || place.startsWith("<null>")) {
      return NativeFrames.frame(symbol, null, null);
    }
    int binary = place.indexOf(" (");
    String[] parts = (binary < 0 ? place : place.substring(0, binary)).split(":", 3);
    Integer line = parts.length > 1 ? LineText.number(parts[1], 0) : null;
    return NativeFrames.frame(symbol, parts[0].isEmpty() ? null : parts[0], line);
  }
}
