package dev.bactrian.failure;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Collects the frames of one stack, innermost first, and collapses recursion: a run of frames that
 * repeats the run before it is dropped, so that an overflow of thousands of frames has the same
 * shape at every depth. Not thread-safe.
 */
final class FrameStack {

  /** Longest cycle of mutual recursion that is recognised. */
  private static final int MAX_PERIOD = 4;

  /** More says nothing about the bug and makes distances dear. */
  private static final int MAX_FRAMES = 64;

  private final List<Frame> frames = new ArrayList<>();
  private int added;

  /** The address of the frame last added; what is inlined shares it with its caller. */
  private String address = "";

  /** Adds a frame that stands at an address, null if it shares that of the frame before. */
  void add(Frame frame, String at) {
    boolean shared = at == null || at.equals(address);
    if (shared && added > 0 && !frames.isEmpty()) {
      Frame before = frames.get(frames.size() - 1);
      // Where a function calls itself, each call but the last returns to the same place.
      if (!same(before, frame)) {
        frames.set(frames.size() - 1, before.asInlined());
      }
    }
    address = at == null ? address : at;
    add(frame);
  }

  void add(Frame frame) {
    added++;
    if (frames.size() >= MAX_FRAMES) {
      return;
    }
    frames.add(frame);
    for (int period = 1; period <= MAX_PERIOD; period++) {
      if (repeats(period)) {
        frames.subList(frames.size() - period, frames.size()).clear();
        return;
      }
    }
  }

  /** The collapsed frames. */
  List<Frame> frames() {
    return List.copyOf(frames);
  }

  /** Frames seen, repeated ones included. */
  int added() {
    return added;
  }

  private boolean repeats(int period) {
    int n = frames.size();
    if (n < 2 * period) {
      return false;
    }
    for (int i = 1; i <= period; i++) {
      if (!same(frames.get(n - i), frames.get(n - i - period))) {
        return false;
      }
    }
    return true;
  }

  private static boolean same(Frame a, Frame b) {
    if (a.function() != null || b.function() != null) {
      return Objects.equals(a.function(), b.function());
    }
    return Objects.equals(a.file(), b.file()) && Objects.equals(a.line(), b.line());
  }
}
