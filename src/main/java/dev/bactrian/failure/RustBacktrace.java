package dev.bactrian.failure;

import java.util.List;

/**
 * Rust's stack traces, with addresses ({@code 3: 0x7f.. - a::b::h0123456789abcdef::v0.11}) and
 * without ({@code 3: a::b} and {@code at f.rs:3:5} below it). Stateless.
 */
final class RustBacktrace {

  private static final String HEAD = "stack backtrace:";
  private static final int MAX_LINES = 512;

  /** A hash is {@code h} and this many characters or more: 16 hexadecimal ones, or 17 letters. */
  private static final int HASH = 17;

  private RustBacktrace() {}

  /** The frames of the first trace that begins on one of these lines; none if none does. */
  static List<Frame> find(Log log, int from, int to) {
    for (int i = from; i < Math.min(to, log.size()); i++) {
      if (log.line(i).strip().startsWith(HEAD)) {
        return read(log, i + 1);
      }
    }
    return List.of();
  }

  private static List<Frame> read(Log log, int from) {
    FrameStack stack = new FrameStack();
    int limit = Math.min(log.size(), from + MAX_LINES);
    for (int i = from; i < limit; i++) {
      String line = log.line(i).strip();
      int colon = Text.digitsEnd(line, 0);
      if (colon == 0 || !line.startsWith(":", colon)) {
        break;
      }
      String function = function(line.substring(colon + 1).strip());
      String below = log.line(i + 1).strip();
      boolean placed = below.startsWith("at ");
      if (function != null) {
        stack.add(frame(function, placed ? below.substring(3) : ""));
      }
      i += placed ? 1 : 0;
    }
    return stack.frames();
  }

  private static Frame frame(String function, String place) {
    int rs = place.indexOf(".rs:");
    return rs < 0
        ? new Frame(function, null, null, Frame.Language.RUST)
        : new Frame(
            function,
            place.substring(0, rs + 3),
            LineText.number(place, rs + 4),
            Frame.Language.RUST);
  }

  private static String function(String text) {
    String name = text;
    if (name.startsWith("0x")) {
      int dash = name.indexOf(" - ");
      name = dash < 0 ? "" : name.substring(dash + 3);
    }
    return name.isEmpty() || name.startsWith("<unknown>") ? null : withoutStamps(name);
  }

  /** Hashes, versions and the numbers of closures differ from build to build. */
  private static String withoutStamps(String name) {
    StringBuilder plain = new StringBuilder();
    for (String part : name.split("::", -1)) {
      boolean hash = part.length() >= HASH && part.charAt(0) == 'h' && isStamp(part);
      boolean version =
          part.length() > 1 && part.charAt(0) == 'v' && LineText.isDigit(part.charAt(1));
      if (!hash && !version) {
        String kept = part.startsWith("closure.") ? "closure" : part;
        plain.append(plain.isEmpty() ? "" : "::").append(kept);
      }
    }
    return plain.toString();
  }

  private static boolean isStamp(String part) {
    int digits = 0;
    for (int i = 1; i < part.length(); i++) {
      if (!Character.isLetterOrDigit(part.charAt(i))) {
        return false;
      }
      digits += LineText.isDigit(part.charAt(i)) ? 1 : 0;
    }
    return digits > 2;
  }
}
