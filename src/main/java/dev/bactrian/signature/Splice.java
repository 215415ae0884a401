package dev.bactrian.signature;

/** A text with some parts replaced, copied only where there are any. Not thread-safe. */
final class Splice {

  private final String text;
  private StringBuilder out;
  private int copied;

  Splice(String text) {
    this.text = text;
  }

  /** Puts {@code instead} in the place of the part; parts come in order and do not overlap. */
  void replace(int from, int to, String instead) {
    if (out == null) {
      out = new StringBuilder(text.length());
    }
    out.append(text, copied, from).append(instead);
    copied = to;
  }

  /** The whole text; the same object if nothing was replaced. */
  String text() {
    return out == null ? text : out.append(text, copied, text.length()).toString();
  }
}
