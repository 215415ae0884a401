package dev.bactrian.failure;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reports of AddressSanitizer, LeakSanitizer and MemorySanitizer. OCaml's handler for stack
 * overflows may catch ASan's own crash and loop: then there are only DEADLYSIGNAL lines.
 */
final class AddressSanitizer implements Format {

  private static final String ERROR = "ERROR: AddressSanitizer: ";
  private static final String LEAK = "ERROR: LeakSanitizer: ";
  private static final String MEMORY = "WARNING: MemorySanitizer: ";
  private static final String DEADLY = "AddressSanitizer:DEADLYSIGNAL";
  private static final String SUMMARY = "SUMMARY: AddressSanitizer: ";

  private static final Set<String> SIGNALS = Set.of("SEGV", "ABRT", "FPE", "ILL", "BUS");

  private static final String DIRECT = "Direct leak of ";

  /** Lines of a list of leaks that are looked at. */
  private static final int LEAKS = 1000;

  private static final int LOOK_AHEAD = 40;
  private static final int LOOK_BEHIND = 300;

  @Override
  public String name() {
    return "AddressSanitizer";
  }

  @Override
  public List<String> triggers() {
    return List.of(ERROR, LEAK, MEMORY, DEADLY, SUMMARY);
  }

  @Override
  public void read(Log log, int index, Consumer<Failure> found) {
    String line = log.line(index);
    if (line.contains(DEADLY)) {
      readDeadly(log, index, found);
    } else if (!line.contains(SUMMARY)
        || !isNear(log, index, -LOOK_BEHIND, ERROR) && !isNear(log, index, -LOOK_BEHIND, LEAK)) {
      String report = report(line);
      Failure failure =
          Failure.of(kind(report), "AddressSanitizer: " + words(report), log.number(index))
              .withFact(Fact.SIGNAL, signal(report));
      if (!line.contains(LEAK) || !readLeaks(log, index, failure, found)) {
        found.accept(failure.withFrames(SanitizerFrames.read(log, index + 1, 8)));
      }
    }
  }

  /** One failure for each block that is the program's own; false if there is none. */
  private static boolean readLeaks(Log log, int index, Failure leak, Consumer<Failure> found) {
    boolean own = false;
    int block = -1;
    for (int i = index + 1; i < Math.min(log.size(), index + LEAKS); i++) {
      String line = log.line(i);
      if (line.contains(SUMMARY)) {
        break;
      }
      boolean heads = line.startsWith(DIRECT);
      block = heads ? i : line.isBlank() ? -1 : block;
      boolean stands = block >= 0 && !heads && GdbStack.isFrame(line);
      Frame frame = stands ? SanitizerFrames.frame(line.strip()) : null;
      if (frame != null && LeakedBlock.isOwn(frame, line)) {
        found.accept(
            leak.withLogLine(log.number(block))
                .withFrames(LeakedBlock.from(frame, SanitizerFrames.read(log, block + 1, 1))));
        own = true;
        block = -1;
      }
    }
    return own;
  }

  private static void readDeadly(Log log, int index, Consumer<Failure> found) {
    boolean first = index == 0 || !log.line(index - 1).contains(DEADLY);
    if (first && !isNear(log, index, LOOK_AHEAD, ERROR)) {
      found.accept(
          Failure.of(Kind.SEGFAULT, DEADLY, log.number(index)).withFact(Fact.SIGNAL, "SEGV"));
    }
  }

  private static String report(String line) {
    for (String mark : new String[] {ERROR, LEAK, MEMORY, SUMMARY}) {
      String text = LineText.after(line, mark);
      if (text != null) {
        return text;
      }
    }
    return line;
  }

  /** Without addresses: {@code heap-use-after-free on address 0x60.. at pc 0x.. bp 0x..}. */
  private static String words(String report) {
    for (String cut : new String[] {" on address ", " on 0x", " on unknown address", " 0x"}) {
      int at = report.indexOf(cut);
      if (at > 0) {
        return report.substring(0, at) + (cut.contains("unknown") ? cut : "");
      }
    }
    return report;
  }

  private static Kind kind(String report) {
    if (report.startsWith("SEGV")) {
      return Kind.SEGFAULT;
    }
    if (report.startsWith("stack-overflow")) {
      return Kind.STACK_OVERFLOW;
    }
    if (report.startsWith("out-of-memory")
        || report.contains("allocation-size-too-big")
        || report.startsWith("requested allocation size")) {
      return Kind.OUT_OF_MEMORY;
    }
    if (signal(report) != null) {
      return Kind.SIGNAL;
    }
    return report.startsWith("use-of-uninitialized")
        ? Kind.UNDEFINED_BEHAVIOUR
        : Kind.MEMORY_CORRUPTION;
  }

  /** The signal that the report is about, without SIG, or null. */
  private static String signal(String report) {
    String word = report.split(" ", 2)[0];
    return SIGNALS.contains(word) ? word : null;
  }

  private static boolean isNear(Log log, int index, int distance, String mark) {
    int from = Math.max(0, Math.min(index, index + distance));
    int to = Math.min(log.size(), Math.max(index, index + distance));
    for (int i = from; i < to; i++) {
      if (log.line(i).contains(mark)) {
        return true;
      }
    }
    return false;
  }
}
