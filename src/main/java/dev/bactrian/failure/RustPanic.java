package dev.bactrian.failure;

import java.util.List;
import java.util.function.Consumer;

/**
 * A panic of a Rust program or of rustc itself, in the spellings of all ages
 * (library/std/src/panicking.rs and what stood in its place): {@code task 'rustc' failed at 'M',
 * f.rs:3}, {@code thread 'main' panicked at 'M', f.rs:3:5} and, since 1.73, {@code thread 'main'
 * panicked at f.rs:3:5:} with the message on the next lines.
 */
final class RustPanic implements Format {

  private static final String PANICKED = " panicked at ";
  private static final String FAILED = " failed at '";
  private static final int MAX_LINES = 12;
  private static final int LOOK_AHEAD = 12;

  /** How a compiler's own error unwinds: the error stands above and says why. */
  private static final List<String> UNWINDING =
      List.of("explicit failure", "explicit panic", "Box<Any>", "Box<dyn Any>");

  @Override
  public String name() {
    return "rust panic";
  }

  @Override
  public List<String> triggers() {
    return List.of(PANICKED, FAILED);
  }

  @Override
  public void read(Log log, int index, Consumer<Failure> found) {
    Failure panic = panic(log, index);
    if (panic != null && !UNWINDING.contains(panic.message())) {
      found.accept(panic.withFrames(RustBacktrace.find(log, index + 1, index + LOOK_AHEAD)));
    }
  }

  /** Whether a panic that says why is printed on one of these lines. */
  static boolean isSaid(Log log, int from, int to) {
    for (int i = Math.max(0, from); i < Math.min(to, log.size()); i++) {
      Failure panic = panic(log, i);
      if (panic != null && !UNWINDING.contains(panic.message())) {
        return true;
      }
    }
    return false;
  }

  private static Failure panic(Log log, int index) {
    String line = log.line(index);
    int at = line.indexOf(PANICKED);
    if (at >= 0 && line.lastIndexOf("thread ", at) >= 0) {
      String rest = line.substring(at + PANICKED.length());
      return rest.startsWith("'")
          ? quoted(log, index, rest.substring(1))
          : placed(log, index, rest);
    }
    at = line.indexOf(FAILED);
    return at >= 0 && line.lastIndexOf("task", at) >= 0
        ? quoted(log, index, line.substring(at + FAILED.length()))
        : null;
  }

  /** {@code M', f.rs:3:5}; the message may hold quotes and line breaks. */
  private static Failure quoted(Log log, int index, String first) {
    StringBuilder text = new StringBuilder(first);
    int limit = Math.min(log.size(), index + MAX_LINES);
    for (int i = index + 1; text.indexOf("', ") < 0 && i < limit; i++) {
      text.append(' ').append(log.line(i).strip());
    }
    int end = text.lastIndexOf("', ");
    return end < 0
        ? null
        : failure(log, index, text.substring(0, end))
            .withLocation(location(text.substring(end + 3).strip()));
  }

  private static Failure placed(Log log, int index, String place) {
    Location location = location(place);
    if (location == null || !place.endsWith(":")) {
      return null;
    }
    StringBuilder text = new StringBuilder();
    int limit = Math.min(log.size(), index + 1 + MAX_LINES);
    for (int i = index + 1; i < limit && !log.line(i).isBlank(); i++) {
      String line = log.line(i);
      if (line.startsWith("note: ") || line.startsWith("stack backtrace:")) {
        break;
      }
      text.append(' ').append(line.strip());
    }
    return failure(log, index, text.toString()).withLocation(location);
  }

  private static Failure failure(Log log, int index, String message) {
    return Failure.of(
        Kind.RUST_PANIC, LineText.oneLine(message, LineText.MAX_MESSAGE), log.number(index));
  }

  /** {@code src/a.rs:3:5} and {@code C:\a.rs:3}; null for anything else. */
  private static Location location(String text) {
    int from = text.indexOf(".rs:");
    Integer line = from < 0 ? null : LineText.number(text, from + 4);
    return line == null ? null : new Location(text.substring(0, from + 3), line);
  }
}
