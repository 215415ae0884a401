package dev.bactrian.failure;

import java.util.Arrays;

/**
 * The lines around one line of a {@link LineWindow}, as formats see them: index 0 is at most {@link
 * LineWindow#BEHIND} lines before it, the last at most {@link LineWindow#AHEAD} behind it, so that
 * what a format finds does not depend on how the log was cut. Lines are decoded when asked for. Not
 * thread-safe.
 */
final class WindowLog implements Log {

  /** A power of two above the lines that can be seen at once. */
  private static final int CACHE = 4096;

  /** Characters that are kept decoded, at most. */
  private static final int CACHED = 1 << 22;

  /** What asking for a line costs beside looking at its characters. */
  private static final int LOOK = 64;

  private final LineWindow window;
  private final String[] texts = new String[CACHE];
  private final long[] tags = new long[CACHE];

  /** Tells the texts of this log from those of the one before. */
  private int generation;

  private int base;
  private int size;
  private int liveFrom;
  private int claimedTo;
  private long examined;
  private int cached;
  private int mostCached;

  WindowLog(LineWindow window) {
    this.window = window;
  }

  /** Forgets the log before. */
  void open() {
    forgetTexts();
    mostCached = 0;
    liveFrom = Integer.MAX_VALUE;
    claimedTo = -1;
    examined = 0;
    base = 0;
    size = 0;
  }

  /** Moves to line {@code number} (0-based) and returns its index. */
  int moveTo(int number) {
    base = Math.max(0, number - LineWindow.BEHIND);
    size = window.horizon(number) - base;
    return number - base;
  }

  /** From this line (0-based) on, {@code "- "} may be the prefix of opam's verbose output. */
  void liveFrom(int number) {
    if (number < liveFrom) {
      liveFrom = number;
      forgetTexts();
    }
  }

  /** Whether line {@code number} belongs to a failure that a format claimed. */
  boolean claimed(int number) {
    return number <= claimedTo;
  }

  /** Characters that formats looked at so far, and {@link #LOOK} for each line. */
  long examined() {
    return examined;
  }

  /** The most characters that were kept decoded at once. */
  long mostCached() {
    return mostCached;
  }

  private void forgetTexts() {
    generation++;
    if (cached > CACHED / 2) {
      Arrays.fill(texts, null);
    }
    cached = 0;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public String line(int index) {
    if (index < 0 || index >= size) {
      return "";
    }
    int number = base + index;
    int slot = number & CACHE - 1;
    long tag = (long) generation << Integer.SIZE | number;
    if (tags[slot] == tag) {
      examined += texts[slot].length() + LOOK;
      return texts[slot];
    }
    String text = clean(number);
    if (cached + text.length() > CACHED) {
      forgetTexts();
      tag = (long) generation << Integer.SIZE | number;
    }
    cached += text.length();
    mostCached = Math.max(mostCached, cached);
    texts[slot] = text;
    tags[slot] = tag;
    examined += text.length() + LOOK;
    return text;
  }

  private String clean(int number) {
    String text = PrePass.printable(window.bytes(), window.start(number), window.stop(number));
    examined += text.length();
    return PrePass.withoutPrefix(PrePass.withoutStamp(text), number >= liveFrom);
  }

  @Override
  public String raw(int index) {
    if (index < 0 || index >= size) {
      return "";
    }
    int number = base + index;
    String text = PrePass.decode(window.bytes(), window.start(number), window.stop(number));
    examined += text.length() + LOOK;
    return text;
  }

  @Override
  public int number(int index) {
    return base + index + 1;
  }

  @Override
  public boolean quoted(int index) {
    return unstamped(index).startsWith("#");
  }

  /** Whether the line is opam's verbose output. */
  boolean live(int index) {
    return base + index >= liveFrom && unstamped(index).startsWith("- ");
  }

  /** The printable line with wrappers' prefixes but without a time stamp. */
  String unstamped(int index) {
    if (index < 0 || index >= size) {
      return "";
    }
    int number = base + index;
    String text = PrePass.printable(window.bytes(), window.start(number), window.stop(number));
    examined += text.length() + LOOK;
    return PrePass.withoutStamp(text);
  }

  @Override
  public void claim(int index) {
    claimedTo = Math.max(claimedTo, base + Math.min(index, size - 1));
  }
}
