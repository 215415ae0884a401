package dev.bactrian.failure;

import java.util.ArrayList;
import java.util.List;

/**
 * A stack as gdb prints it: {@code #1 0x00.. in f (x=1) at a.c:12}. Long frames are wrapped onto
 * indented lines when gdb writes to a terminal.
 *
 * @param frames innermost first, recursion collapsed
 * @param depth frames printed, recursion included
 * @param text the frames as printed, for what their arguments say
 */
record GdbStack(List<Frame> frames, int depth, String text) {

  private static final int LOOK_AHEAD = 12;

  /** Blank lines, one before each thread without a frame that is known. */
  private static final int MOST_BLANK = 64;

  private static final int MAX_LINES = 4096;
  private static final int MAX_TEXT = 8000;

  /**
   * Reads the stack of the thread that a signal was for. Where all threads are shown ({@code thread
   * apply all bt}), gdb begins with the youngest.
   */
  static GdbStack read(Log log, int from, int thread) {
    String heading = "Thread " + thread + " (";
    int limit = Math.min(log.size(), from + MAX_LINES);
    int blank = 0;
    for (int i = from; i < limit && blank < MOST_BLANK; i++) {
      String line = log.line(i);
      blank = line.isBlank() ? blank + 1 : isFrame(line) ? 0 : blank;
      if (line.startsWith(heading)) {
        return read(log, i + 1);
      }
      if (i < from + LOOK_AHEAD && line.startsWith("#0 ") && !isThread(log.line(i - 1))) {
        break;
      }
    }
    return read(log, from);
  }

  /** The stacks of all threads that are shown from here on, at least one where a frame stands. */
  static List<GdbStack> threads(Log log, int from) {
    List<GdbStack> threads = new ArrayList<>();
    int limit = Math.min(log.size(), from + MAX_LINES);
    for (int i = from; i < limit && belongs(log.line(i)); i++) {
      if (log.line(i).stripLeading().startsWith("#0 ")) {
        threads.add(read(log, i));
      }
    }
    return threads;
  }

  private static boolean belongs(String line) {
    return line.isBlank()
        || isFrame(line)
        || isThread(line)
        || isContinuation(line)
        || isLocal(line);
  }

  private static boolean isThread(String line) {
    return line.startsWith("Thread ") && line.indexOf(" (") > 0;
  }

  /** Reads the first stack that starts at most a few lines behind the given one. */
  static GdbStack read(Log log, int from) {
    int i = from;
    int start = Math.min(log.size(), from + LOOK_AHEAD);
    while (i < start && !isFrame(log.line(i))) {
      i++;
    }
    FrameStack stack = new FrameStack();
    StringBuilder text = new StringBuilder();
    int limit = Math.min(log.size(), from + MAX_LINES);
    int expected = 0;
    while (i < limit && isFrame(log.line(i)) && startsWithNumber(log.line(i), expected)) {
      StringBuilder frame = new StringBuilder(log.line(i).strip());
      i++;
      while (i < limit && isContinuation(log.line(i))) {
        frame.append(' ').append(log.line(i).strip());
        i++;
      }
      add(stack, frame.toString());
      while (i < limit && isLocal(log.line(i))) {
        i++;
      }
      if (text.length() < MAX_TEXT) {
        text.append(frame).append('\n');
      }
      expected++;
    }
    return new GdbStack(stack.frames(), expected, text.toString());
  }

  static boolean isFrame(String line) {
    String s = line.stripLeading();
    return s.length() > 3 && s.charAt(0) == '#' && LineText.isDigit(s.charAt(1));
  }

  private static boolean startsWithNumber(String line, int expected) {
    Integer number = LineText.number(line.stripLeading(), 1);
    return number != null && number == expected;
  }

  /** The rest of a wrapped frame is indented by four blanks, local variables by eight. */
  private static boolean isContinuation(String line) {
    return line.startsWith("    ") && !line.isBlank() && !isFrame(line) && !isLocal(line);
  }

  /** What {@code bt full} says below a frame. */
  private static boolean isLocal(String line) {
    return line.startsWith("        ") && !isFrame(line)
        || line.startsWith("No locals.")
        || line.startsWith("No symbol table info available.");
  }

  private static void add(FrameStack stack, String text) {
    int i = 1;
    while (i < text.length() && LineText.isDigit(text.charAt(i))) {
      i++;
    }
    String rest = text.substring(i).strip();
    if (rest.startsWith("<signal handler called>")) {
      return;
    }
    // gdb shows no address where the frame before is inlined into this one.
    String address = null;
    if (rest.startsWith("0x")) {
      int in = rest.indexOf(" in ");
      address = in < 0 ? rest : rest.substring(0, in);
      rest = in < 0 ? "" : rest.substring(in + 4);
    }
    int arguments = rest.indexOf(" (");
    String symbol = (arguments < 0 ? rest : rest.substring(0, arguments)).strip();
    String at = rest.lastIndexOf(") at ") < 0 ? "" : rest.substring(rest.lastIndexOf(") at ") + 5);
    int colon = at.lastIndexOf(':');
    String file = colon > 0 ? at.substring(0, colon) : null;
    Integer line = colon > 0 ? LineText.number(at, colon + 1) : null;
    stack.add(NativeFrames.frame(symbol, file, line), address);
  }
}
