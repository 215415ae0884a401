package dev.bactrian.failure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reports of ThreadSanitizer (OCaml 5.2 and later with --enable-tsan). What varies between runs is
 * dropped as testsuite/tests/tsan/filter-locations.sh does: process, threads, addresses, mutexes,
 * stamps, build ids, frames below the program's start.
 */
final class ThreadSanitizer implements Format {

  private static final String WARNING = "WARNING: ThreadSanitizer: ";
  private static final String ERROR = "ERROR: ThreadSanitizer: ";

  private static final int MAX_LINES = 400;

  @Override
  public String name() {
    return "ThreadSanitizer";
  }

  @Override
  public List<String> triggers() {
    return List.of(WARNING, ERROR);
  }

  @Override
  public void read(Log log, int index, Consumer<Failure> found) {
    String line = log.line(index);
    boolean warning = line.contains(WARNING);
    String report = LineText.after(line, warning ? WARNING : ERROR);
    if (report == null) {
      // What follows a carriage return was written over it.
      return;
    }
    int pid = report.indexOf(" (pid=");
    int address = report.indexOf(" on ");
    int end = pid >= 0 ? pid : address >= 0 ? address : report.length();
    String words = report.substring(0, end);
    List<List<Frame>> accesses = accesses(log, index + 1);
    List<Frame> frames = accesses.isEmpty() ? List.of() : accesses.get(0);
    found.accept(
        Failure.of(kind(words), "ThreadSanitizer: " + words, log.number(index))
            .withLocation(location(frames))
            .withFact(Fact.SYMBOL, symbols(accesses))
            .withFact(Fact.SIGNAL, words.startsWith("SEGV") ? "SEGV" : null)
            .withFrames(frames));
  }

  private static Kind kind(String words) {
    return words.startsWith("SEGV") ? Kind.SEGFAULT : Kind.TSAN_REPORT;
  }

  /** The stacks of the two accesses; those of mutexes, threads and locations come behind. */
  private static List<List<Frame>> accesses(Log log, int from) {
    List<List<Frame>> stacks = new ArrayList<>();
    for (int i = from; i < Math.min(log.size(), from + MAX_LINES) && stacks.size() < 2; i++) {
      String line = log.line(i).strip();
      if (line.startsWith("======") || line.startsWith("SUMMARY: ")) {
        break;
      }
      boolean access = line.contains(" of size ") && line.contains(" by ");
      if (access || stacks.isEmpty() && GdbStack.isFrame(line)) {
        List<Frame> frames = SanitizerFrames.read(log, access ? i + 1 : i, 1);
        if (!frames.isEmpty()) {
          stacks.add(frames);
        }
      }
    }
    return stacks;
  }

  private static Location location(List<Frame> frames) {
    for (Frame frame : frames) {
      if (frame.file() != null && frame.line() != null) {
        return new Location(frame.file(), frame.line());
      }
    }
    return null;
  }

  /** The functions that race, in the order of their names: which one comes first is chance. */
  private static String symbols(List<List<Frame>> accesses) {
    Stream<String> tops = accesses.stream().map(NativeFrames::culprit).filter(f -> f != null);
    String joined = tops.distinct().sorted().collect(Collectors.joining(" / "));
    return joined.isEmpty() ? null : joined;
  }
}
