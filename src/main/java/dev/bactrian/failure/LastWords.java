package dev.bactrian.failure;

import java.util.List;

/** What a dying process says of itself, on its standard error or in the frames of its abort. */
final class LastWords {

  private static final List<String> PRINTED =
      List.of(
          "Fatal error: ",
          "### Assertion failed: ",
          "free(): ",
          "malloc(): ",
          "realloc(): ",
          "double free or corruption",
          "corrupted size vs",
          "corrupted double-linked",
          "malloc: *** error",
          "munmap_chunk(): ",
          "malloc_consolidate(): ",
          " detected ***",
          "Assertion `");

  private static final int LOOK_AHEAD = 14;

  private LastWords() {}

  /** True if a line is such a message. */
  static boolean isPrinted(String line) {
    if (GdbStack.isFrame(line)) {
      return false;
    }
    for (String words : PRINTED) {
      if (line.contains(words)) {
        return true;
      }
    }
    return false;
  }

  /** True if such a message stands on one of the lines before. */
  static boolean arePrintedAbove(Log log, int index, int lines) {
    for (int i = Math.max(0, index - lines); i < index; i++) {
      if (isPrinted(log.line(i))) {
        return true;
      }
    }
    return false;
  }

  /** The stack that gdb shows shortly behind a message; without frames if there is none. */
  static GdbStack stackAfter(Log log, int index) {
    for (int i = index + 1; i < Math.min(log.size(), index + LOOK_AHEAD); i++) {
      String line = log.line(i);
      if (line.contains(" received signal SIG") || line.contains("terminated with signal SIG")) {
        return GdbStack.read(log, i + 1);
      }
    }
    return new GdbStack(List.of(), 0, "");
  }

  /** The failure that the frames of an abort tell of, or the given one if they tell nothing. */
  static Failure of(GdbStack stack, Failure signal) {
    for (String frame : stack.text().split("\n", -1)) {
      if (frame.contains("caml_failed_assert (")) {
        String expression = LineText.between(frame, "expr=", "\", ");
        return assertion(signal, frame, expression, true);
      }
      if (frame.contains("__assert_fail (")) {
        return assertion(signal, frame, LineText.between(frame, "assertion=", "\", "), false);
      }
      if (frame.contains("caml_fatal_error (")) {
        String message = quoted(LineText.after(frame, "msg="));
        return signal
            .withKind(Kind.RUNTIME_ABORT)
            .withMessage(message == null ? signal.message() : "Fatal error: " + message);
      }
      if (frame.contains("malloc_printerr (")) {
        String message = quoted(LineText.after(frame, "str="));
        return signal
            .withKind(Kind.MEMORY_CORRUPTION)
            .withMessage(message == null ? signal.message() : message);
      }
    }
    Frame top = stack.frames().isEmpty() ? null : stack.frames().get(0);
    boolean broken = top != null && NativeFrames.isAllocator(top.function());
    return broken ? signal.withKind(Kind.MEMORY_CORRUPTION) : signal;
  }

  private static Failure assertion(
      Failure signal, String frame, String expression, boolean runtime) {
    String text = expression == null ? null : quoted(expression + '"');
    String file = quoted(LineText.after(frame, "file="));
    Integer line = LineText.numberAfter(frame, "line=", 0);
    return signal
        .withKind(Kind.RUNTIME_ASSERTION)
        .withMessage(
            text == null
                ? signal.message()
                : new RuntimeAssertion.Asserted(file, line, text, runtime).message())
        .withFact(Fact.ASSERTION, text)
        .withLocation(file == null ? null : new Location(file, line));
  }

  /** The string in an argument such as {@code msg@entry=0x55 "no domain lock held"}. */
  private static String quoted(String argument) {
    return argument == null ? null : LineText.between(argument, "\"", "\"");
  }
}
