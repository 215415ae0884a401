package dev.bactrian.failure;

import java.util.List;
import java.util.function.Consumer;

/**
 * What {@code valgrind --leak-check=full} lists when a program has ended: {@code 768 bytes in 3
 * blocks are definitely lost in loss record 23 of 34} and where they were allocated. What is still
 * reachable or possibly lost is no failure, nor is what the runtime keeps.
 */
final class ValgrindLeaks implements Format {

  private static final String LOST = " are definitely lost in loss record ";

  /** Frames of one record; valgrind shows 12 unless it is told otherwise, at most 500. */
  private static final int MAX_FRAMES = 500;

  @Override
  public String name() {
    return "valgrind, leaks";
  }

  @Override
  public List<String> triggers() {
    return List.of(LOST);
  }

  @Override
  public void read(Log log, int index, Consumer<Failure> found) {
    String text = Valgrind.text(log.line(index));
    int lost = text == null ? -1 : text.indexOf(LOST);
    Frame own = lost < 0 ? null : own(log, index + 1);
    if (own == null) {
      return;
    }
    int end = text.indexOf(" in loss record ");
    found.accept(
        Failure.of(Kind.MEMORY_CORRUPTION, text.substring(0, end).strip(), log.number(index))
            .withFrames(LeakedBlock.from(own, Valgrind.frames(log, index + 1))));
  }

  /** The innermost frame that is the program's own, or null. */
  private static Frame own(Log log, int from) {
    for (int i = from; i < Math.min(log.size(), from + MAX_FRAMES); i++) {
      String text = Valgrind.text(log.line(i));
      String frame = text == null ? "" : text.strip();
      if (!frame.startsWith("at 0x") && !frame.startsWith("by 0x")) {
        return null;
      }
      Frame read = Valgrind.frame(frame);
      if (LeakedBlock.isOwn(read, frame)) {
        return read;
      }
    }
    return null;
  }
}
