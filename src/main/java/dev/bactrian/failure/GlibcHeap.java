package dev.bactrian.failure;

import java.util.List;
import java.util.function.Consumer;

/**
 * The C library found its heap or a stack frame broken and aborts (glibc's malloc.c and
 * debug/fortify_fail.c, macOS's libmalloc). Old glibc adds a backtrace.
 */
final class GlibcHeap implements Format {

  private static final String MACOS = "malloc: *** error for object ";
  private static final String BACKTRACE = "Backtrace: ===";

  private static final List<String> MESSAGES =
      List.of(
          "free(): ",
          "malloc(): ",
          "realloc(): ",
          "double free or corruption",
          "corrupted size vs. prev_size",
          "corrupted double-linked list",
          "munmap_chunk(): ",
          "malloc_consolidate(): ",
          "*** stack smashing detected ***",
          "*** buffer overflow detected ***",
          MACOS);

  private static final int LOOK_AHEAD = 4;
  private static final int MAX_FRAMES = 64;

  @Override
  public String name() {
    return "C library heap check";
  }

  @Override
  public List<String> triggers() {
    return MESSAGES;
  }

  @Override
  public void read(Log log, int index, Consumer<Failure> found) {
    String line = log.line(index).strip();
    if (GdbStack.isFrame(line)) {
      return;
    }
    for (String message : MESSAGES) {
      int at = line.indexOf(message);
      if (at >= 0) {
        List<Frame> frames = backtrace(log, index);
        found.accept(
            Failure.of(Kind.MEMORY_CORRUPTION, words(line, at, message), log.number(index))
                .withFact(Fact.SIGNAL, "ABRT")
                .withFrames(frames.isEmpty() ? LastWords.stackAfter(log, index).frames() : frames));
        return;
      }
    }
  }

  /** What the line says of the heap, or the whole of it if it speaks of something else. */
  static String words(String line) {
    for (String message : MESSAGES) {
      int at = line.indexOf(message);
      if (at >= 0) {
        return words(line, at, message);
      }
    }
    return line;
  }

  /** Without the address that old glibc appends ({@code (fasttop): 0x00.. ***}). */
  private static String words(String line, int at, String message) {
    if (message.equals(MACOS)) {
      return "malloc: " + LineText.after(line.substring(at + MACOS.length()), ": ");
    }
    String text = line.substring(at);
    int address = text.indexOf(": 0x");
    return address < 0 ? text : text.substring(0, address);
  }

  /** {@code ./prog(symbol+0x1f)[0x55..]}, one frame a line (backtrace_symbols_fd). */
  private static List<Frame> backtrace(Log log, int index) {
    FrameStack stack = new FrameStack();
    int start = index + 1;
    while (start < Math.min(log.size(), index + LOOK_AHEAD)
        && !log.line(start).contains(BACKTRACE)) {
      start++;
    }
    for (int i = start + 1; i < Math.min(log.size(), start + MAX_FRAMES); i++) {
      String line = log.line(i);
      if (!line.contains("[0x")) {
        break;
      }
      String symbol = LineText.between(line, "(", ")");
      if (symbol != null) {
        int plus = symbol.lastIndexOf('+');
        Frame frame = NativeFrames.frame(plus < 0 ? symbol : symbol.substring(0, plus), null, null);
        if (frame.function() != null) {
          stack.add(frame);
        }
      }
    }
    return stack.frames();
  }
}
