package dev.bactrian.signature;

import java.util.List;

/**
 * Who is at fault in a stack: the first frame that is not a library's. Whether functions are
 * inlined differs between bytecode and native code, with and without flambda, so that for an OCaml
 * exception the module is named; only an index out of bounds names the function, because there the
 * compiler itself puts the check in.
 */
final class Culprit {

  private Culprit() {}

  /** Module or function, or null where only libraries are in sight. */
  static String of(List<NamedFrame> frames, String exception) {
    int at = firstOwn(frames);
    if (at < 0) {
      return null;
    }
    if (!exception.contains("index out of bounds")) {
      return frames.get(at).module();
    }
    NamedFrame first = frames.get(at);
    for (int i = at; i < frames.size(); i++) {
      NamedFrame frame = frames.get(i);
      if (frame.module().equals(first.module()) && !Lists.accessorFrames().has(frame.brief())) {
        return frame.brief();
      }
    }
    return first.brief();
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
