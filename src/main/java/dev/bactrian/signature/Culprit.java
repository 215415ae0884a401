package dev.bactrian.signature;

import dev.bactrian.failure.Frame;
import java.util.List;

/**
 * Who is at fault in a stack: the first frame that is not a library's. Whether functions are
 * inlined differs between bytecode and native code, with and without flambda, so that for an OCaml
 * exception the module is named. Where an accessor raised it ({@code accessor-frames.txt}), which
 * the whole module calls, the function that called the accessor is named. Where the library's own
 * frames are lost to tail calls and a test is all that is left, the module that it tests is named.
 */
final class Culprit {

  private Culprit() {}

  /** Module or function, or null where only libraries are in sight. */
  static String place(List<Frame> printed) {
    List<NamedFrame> frames = FrameSelection.withInlined(printed);
    int at = firstOwn(frames);
    if (at < 0) {
      return null;
    }
    NamedFrame first = frames.get(at);
    if (!raisedByAccessor(printed)) {
      return TestSubject.ofModule(first.module());
    }
    for (int i = at; i < frames.size(); i++) {
      NamedFrame frame = frames.get(i);
      if (frame.module().equals(first.module()) && !Lists.accessorFrames().has(frame.brief())) {
        return frame.brief();
      }
    }
    return TestSubject.ofModule(first.module());
  }

  /** True if the exception left an accessor, inlined or not. */
  private static boolean raisedByAccessor(List<Frame> printed) {
    for (Frame frame : printed) {
      NamedFrame named = NamedFrame.of(frame);
      if (named != null && named.ocaml() && !Lists.prefixFrames().has(named.full())) {
        return Lists.accessorFrames().has(named.brief());
      }
    }
    return false;
  }

  /** The first frame that tells something, or the first of all; null if there is none. */
  static NamedFrame of(List<NamedFrame> frames) {
    if (frames.isEmpty()) {
      return null;
    }
    return frames.get(Math.max(0, firstOwn(frames)));
  }

  private static int firstOwn(List<NamedFrame> frames) {
    for (int i = 0; i < frames.size(); i++) {
      if (!Lists.prefixFrames().has(frames.get(i).full())) {
        return i;
      }
    }
    return -1;
  }
}
