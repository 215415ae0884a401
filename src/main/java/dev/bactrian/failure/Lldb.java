package dev.bactrian.failure;

import java.util.List;
import java.util.function.Consumer;

/**
 * A crash under lldb: {@code * thread #1, stop reason = EXC_BAD_ACCESS (code=1, address=0x0)} and
 * {@code frame #0: 0x.. prog`f(x=1) + 12 at a.c:12:3}.
 */
final class Lldb implements Format {

  private static final String STOP = "stop reason = ";
  private static final List<String> HARMLESS =
      List.of(
          "breakpoint", "step", "watchpoint", "trace", "exec", "signal SIGINT", "signal SIGSTOP");
  private static final int MAX_LINES = 512;
  private static final int LOOK_AHEAD = 40;

  @Override
  public String name() {
    return "lldb";
  }

  @Override
  public List<String> triggers() {
    return List.of(STOP);
  }

  @Override
  public void read(Log log, int index, Consumer<Failure> found) {
    String reason = LineText.after(log.line(index), STOP);
    if (HARMLESS.stream().anyMatch(reason::startsWith)) {
      return;
    }
    for (int i = index + 1; i < Math.min(log.size(), index + LOOK_AHEAD); i++) {
      if (log.line(i).contains(STOP + reason)) {
        // lldb says it when the process stops and again above the backtrace.
        return;
      }
    }
    String signal = signal(reason);
    List<Frame> frames = frames(log, index + 1);
    Frame top = frames.isEmpty() ? null : frames.get(0);
    boolean broken = top != null && NativeFrames.isAllocator(top.function());
    found.accept(
        Failure.of(
                broken ? Kind.MEMORY_CORRUPTION : Signals.kind(signal),
                STOP + reason,
                log.number(index))
            .withFact(Fact.SIGNAL, signal)
            .withFact(Fact.SYMBOL, NativeFrames.culprit(frames))
            .withFrames(frames));
  }

  private static String signal(String reason) {
    if (reason.startsWith("signal SIG")) {
      String name = reason.substring("signal SIG".length());
      int end = name.indexOf(' ');
      return end < 0 ? name : name.substring(0, end);
    }
    if (reason.startsWith("EXC_BAD_ACCESS")) {
      return "SEGV";
    }
    return reason.startsWith("EXC_BAD_INSTRUCTION") ? "ILL" : "ABRT";
  }

  private static List<Frame> frames(Log log, int from) {
    FrameStack stack = new FrameStack();
    for (int i = from; i < Math.min(log.size(), from + MAX_LINES); i++) {
      String line = log.line(i);
      int at = line.indexOf("frame #");
      int tick = line.indexOf('`', Math.max(at, 0));
      if (at < 0) {
        if (stack.added() > 0) {
          break;
        }
        continue;
      }
      if (tick > 0) {
        stack.add(frame(line.substring(tick + 1)));
      }
    }
    return stack.frames();
  }

  private static Frame frame(String text) {
    int end = 0;
    while (end < text.length() && text.charAt(end) != '(' && text.charAt(end) != ' ') {
      end++;
    }
    String[] place =
        text.contains(" at ") ? LineText.after(text, " at ").split(":", 3) : new String[0];
    Integer line = place.length > 1 ? LineText.number(place[1], 0) : null;
    return NativeFrames.frame(text.substring(0, end), line == null ? null : place[0], line);
  }
}
