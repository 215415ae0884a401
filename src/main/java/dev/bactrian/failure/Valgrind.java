package dev.bactrian.failure;

import java.util.List;
import java.util.function.Consumer;

/**
 * Errors of valgrind's memcheck: {@code ==PID== Invalid read of size 8} and the stack below, and
 * its stand-ins for the C library's own checks: {@code **PID** *** strcpy_chk: buffer overflow
 * detected ***: program terminated} (memcheck/mc_replace_strmem.c).
 */
final class Valgrind implements Format {

  private static final String FREE = "Invalid free()";
  private static final String DEATH = "Process terminating with default action of signal ";
  private static final String UNINITIALISED = "ninitialised";
  private static final String OVERRUN = ": buffer overflow detected ***: program terminated";

  private static final List<String> ERRORS =
      List.of(
          "Invalid read of size",
          "Invalid write of size",
          FREE,
          "Mismatched free()",
          "Jump to the invalid address",
          "Source and destination overlap",
          "Conditional jump or move depends on uninitialised",
          "Use of uninitialised value",
          OVERRUN,
          DEATH);

  private static final int LOOK_AROUND = 80;
  private static final int LOOK_BEHIND = 8;

  /** Lines between a message and its stack that say more of the message. */
  private static final int REMARKS = 4;

  @Override
  public String name() {
    return "valgrind";
  }

  @Override
  public List<String> triggers() {
    return ERRORS;
  }

  @Override
  public void read(Log log, int index, Consumer<Failure> found) {
    String text = text(log.line(index));
    if (text == null || ERRORS.stream().noneMatch(text.strip()::startsWith)) {
      readOverrun(log, index, found);
      return;
    }
    if (text.contains(DEATH) && LastWords.arePrintedAbove(log, index, LOOK_BEHIND)) {
      return;
    }
    List<Frame> frames = frames(log, index + 1);
    if (isRepeated(log, index, frames)) {
      return;
    }
    String message = text.strip() + (text.strip().startsWith(FREE) ? block(log, index) : "");
    Failure failure =
        Failure.of(kind(log, index, message), message, log.number(index))
            .withFact(Fact.SIGNAL, diesAfter(log, index) ? "SEGV" : signal(message))
            .withFact(Fact.SYMBOL, NativeFrames.culprit(frames))
            .withFrames(frames);
    found.accept(AbortWords.above(log, index, null, failure));
  }

  /** {@code Stack overflow in thread #1: can't grow stack to 0x..} among the lines around. */
  private static boolean isOverflow(Log log, int index) {
    for (int i = Math.max(0, index - REMARKS); i <= index + REMARKS && i < log.size(); i++) {
      String text = text(log.line(i));
      if (text != null && text.strip().startsWith("Stack overflow in thread")) {
        return true;
      }
    }
    return false;
  }

  /** {@code : 0 bytes inside a block of size 24 free'd}: what was given back, and how. */
  private static String block(Log log, int index) {
    for (int i = index + 1; i < Math.min(log.size(), index + LOOK_AROUND); i++) {
      String text = text(log.line(i));
      if (text == null || ERRORS.stream().anyMatch(text.strip()::startsWith)) {
        break;
      }
      String where = LineText.after(text, " bytes inside a block of size ");
      if (where != null && text.strip().startsWith("Address 0x")) {
        return ": " + text.substring(text.indexOf(" is ") + " is ".length());
      }
    }
    return "";
  }

  private static void readOverrun(Log log, int index, Consumer<Failure> found) {
    String line = log.line(index);
    if (line.startsWith("**") && line.contains(OVERRUN)) {
      found.accept(
          Failure.of(Kind.MEMORY_CORRUPTION, "*** buffer overflow detected ***", log.number(index))
              .withFrames(frames(log, index + 1)));
    }
  }

  /** The signal of which a process dies, without SIG, or null. */
  private static String signal(String message) {
    String name = message.startsWith(DEATH) ? LineText.between(message, "(SIG", ")") : null;
    return name == null || name.isEmpty() ? null : name;
  }

  private static Kind kind(Log log, int index, String message) {
    if (message.contains(UNINITIALISED)) {
      return Kind.UNDEFINED_BEHAVIOUR;
    }
    if (message.startsWith(DEATH)) {
      if (isOverflow(log, index)) {
        return Kind.STACK_OVERFLOW;
      }
      return message.contains("SIGSEGV") ? Kind.SEGFAULT : Kind.SIGNAL;
    }
    // A wild pointer that kills at once is a plain crash; the heap was in order.
    boolean access =
        message.startsWith("Invalid read")
            || message.startsWith("Invalid write")
            || message.startsWith("Jump to");
    return access && diesAfter(log, index) ? Kind.SEGFAULT : Kind.MEMORY_CORRUPTION;
  }

  /**
   * True if the error's address is in no block and the process dies of it, with no error between.
   */
  private static boolean diesAfter(Log log, int index) {
    boolean wild = false;
    for (int i = index + 1; i < Math.min(log.size(), index + LOOK_AROUND); i++) {
      String text = text(log.line(i));
      if (text == null) {
        continue;
      }
      if (text.contains("is not stack'd, malloc'd or (recently) free'd")) {
        wild = true;
      } else if (text.contains(DEATH)) {
        return wild && text.contains("SIGSEGV");
      } else if (ERRORS.stream().anyMatch(text.strip()::startsWith)) {
        return false;
      }
    }
    return false;
  }

  /** An error that broken memory leads to at once says nothing new; nor does the death. */
  private static boolean isRepeated(Log log, int index, List<Frame> frames) {
    boolean death = log.line(index).contains(DEATH);
    for (int i = index - 1; i >= Math.max(0, index - LOOK_AROUND); i--) {
      String text = text(log.line(i));
      if (text != null && ERRORS.stream().anyMatch(text.strip()::startsWith)) {
        List<Frame> before = frames(log, i + 1);
        boolean sameTop =
            !before.isEmpty() && !frames.isEmpty() && before.get(0).equals(frames.get(0));
        if (death || sameTop) {
          return true;
        }
      }
    }
    return false;
  }

  /** The stack below a message. */
  static List<Frame> frames(Log log, int from) {
    FrameStack stack = new FrameStack();
    for (int i = from; i < Math.min(log.size(), from + LOOK_AROUND); i++) {
      String text = text(log.line(i));
      String frame = text == null ? null : text.strip();
      if (frame == null || !frame.startsWith("at 0x") && !frame.startsWith("by 0x")) {
        if (stack.added() > 0 || frame == null || frame.isEmpty() || i >= from + REMARKS) {
          break;
        }
        continue;
      }
      stack.add(frame(frame), LineText.between(frame, "0x", ":"));
    }
    return stack.frames();
  }

  /** {@code by 0x1A34D9: custom_finalize_minor (minor_gc.c:701)} or {@code (in /path/prog)}. */
  static Frame frame(String text) {
    String rest = LineText.after(text, ": ");
    if (rest == null) {
      return NativeFrames.frame("", null, null);
    }
    int open = rest.lastIndexOf(" (");
    String symbol = open < 0 ? rest : rest.substring(0, open);
    String place = open < 0 ? "" : rest.substring(open + 2, rest.length() - 1);
    int colon = place.lastIndexOf(':');
    Integer line = colon < 0 ? null : LineText.number(place, colon + 1);
    return NativeFrames.frame(symbol, line == null ? null : place.substring(0, colon), line);
  }

  /** What stands behind {@code ==PID==}, or null for another line. */
  static String text(String line) {
    int at = line.indexOf("==");
    int end = at < 0 ? -1 : line.indexOf("== ", at + 2);
    return end < 0 || LineText.number(line, at + 2) == null ? null : line.substring(end + 3);
  }
}
