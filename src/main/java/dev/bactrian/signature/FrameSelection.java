package dev.bactrian.signature;

import dev.bactrian.failure.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The frames of a failure that count: named in one way, without what the lists call irrelevant,
 * without inlined ones, repetitions collapsed. The README beside the lists tells the steps.
 */
final class FrameSelection {

  /** Frames that are looked at, and kept: a stack overflow prints a thousand. */
  private static final int LOOK = 400;

  private static final int KEEP = 40;

  private FrameSelection() {}

  static List<NamedFrame> of(List<Frame> printed, Consumer<String> note) {
    return select(printed, false, note);
  }

  /** With the inlined ones, which show as frames of their own where nothing was inlined. */
  static List<NamedFrame> withInlined(List<Frame> printed) {
    return select(printed, true, note -> {});
  }

  private static List<NamedFrame> select(
      List<Frame> printed, boolean inlined, Consumer<String> note) {
    List<NamedFrame> named = new ArrayList<>();
    for (Frame frame : printed.subList(0, Math.min(LOOK, printed.size()))) {
      NamedFrame one = frame.inlined() && !inlined ? null : NamedFrame.of(frame);
      if (one != null) {
        named.add(one);
      }
    }
    if (named.isEmpty()) {
      return List.of();
    }
    List<NamedFrame> kept = new ArrayList<>();
    for (NamedFrame frame : named.subList(behindSentinel(named, note), named.size())) {
      if (Lists.irrelevantFrames().has(frame.full())) {
        note.accept("irrelevant frame " + frame.full());
      } else if (!repeats(kept, frame) && kept.size() < KEEP) {
        kept.add(frame);
      }
    }
    return kept;
  }

  /** Sentinels count near the top only: a program may well abort inside a handler further down. */
  private static int behindSentinel(List<NamedFrame> frames, Consumer<String> note) {
    int start = 0;
    for (int i = 0; i < Math.min(10, frames.size()); i++) {
      if (Lists.sentinelFrames().has(frames.get(i).full())) {
        start = i + 1;
      }
    }
    if (start > 0) {
      note.accept("sentinel frame " + frames.get(start - 1).full());
    }
    return start < frames.size() ? start : 0;
  }

  /** True for recursion through one, two or three functions. */
  private static boolean repeats(List<NamedFrame> kept, NamedFrame frame) {
    for (int back = 1; back <= 3 && back <= kept.size(); back++) {
      if (kept.get(kept.size() - back).full().equals(frame.full())) {
        return true;
      }
    }
    return false;
  }
}
