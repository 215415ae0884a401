package dev.bactrian.failure;

/**
 * The first lines that a diff takes out and puts in, of one place: what stands further down is no
 * answer to what stands here. Not thread-safe.
 */
final class FirstDifference {

  private static final int LONGEST = 200;

  private String removed;
  private String added;
  private boolean over;
  private int at = -1;

  /** Takes the next line of the diff, without its mark; it stands at {@code index} of the log. */
  void line(char mark, String text, int index) {
    boolean changed = mark == '-' || mark == '+';
    over |= !changed && (removed != null || added != null);
    if (over || !changed || text.isBlank()) {
      return;
    }
    at = at < 0 ? index : at;
    String quoted = LineText.oneLine(text, LONGEST);
    if (mark == '-' && removed == null) {
      removed = quoted;
    } else if (mark == '+' && added == null) {
      added = quoted;
    }
  }

  /** Index of its first line, -1 if nothing differs. */
  int index() {
    return at;
  }

  /** What was to be there, or null. */
  String removed() {
    return removed;
  }

  /** What is there instead, or null. */
  String added() {
    return added;
  }
}
