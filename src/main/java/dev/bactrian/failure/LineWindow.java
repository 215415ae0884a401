package dev.bactrian.failure;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * A window that slides over the lines of a log, at most {@link #AHEAD} lines in front of the one
 * being read and {@link #BEHIND} behind it, in memory bounded by a constant whatever the log's
 * size. Lines are counted by {@code \n} alone, as the anchors of web pages count them. Not
 * thread-safe; {@link #open} makes it ready for another log.
 */
final class LineWindow {

  /** Lines that can be seen behind and in front of the line that is read. */
  static final int BEHIND = 400;

  static final int AHEAD = 2500;

  /** Bytes in front of the line that is read, from which on no more lines are waited for. */
  static final int AHEAD_BYTES = 1 << 23;

  /** Of a line longer than both together only the beginning and the end are kept, in bytes. */
  static final int HEAD = 6144;

  static final int TAIL = 2048;

  private static final int LONGEST = HEAD + TAIL + 1;

  private final Triggers triggers;
  private final Triggers.Scan scan;
  private final int segment;

  private InputStream in;
  private boolean ended;

  private byte[] bytes;

  /** Bytes that belong to indexed lines and to the line not yet ended. */
  private int filled;

  /** Where the line that has not ended yet begins. */
  private int open;

  /** Offsets of the lines, one more than there are lines; a line ends before the next one's. */
  private int[] starts = new int[256];

  private long[] masks = new long[256];
  private int lines;

  /** 0-based number of the window's first line in the log. */
  private int first;

  /** Bytes of the lines that were forgotten. */
  private long forgotten;

  private long scanned;

  LineWindow(Triggers triggers, int segment) {
    this.triggers = triggers;
    this.scan = new Triggers.Scan();
    this.segment = segment;
    this.bytes = new byte[2 * segment];
  }

  /** Starts on another log. */
  void open(InputStream source) {
    in = source;
    ended = false;
    filled = 0;
    open = 0;
    lines = 0;
    first = 0;
    forgotten = 0;
    scanned = 0;
    starts[0] = 0;
    triggers.startLine(scan);
    if (bytes.length > 16 * segment) {
      bytes = new byte[2 * segment];
    }
  }

  /**
   * Reads until {@link #AHEAD} lines behind line {@code number} are there, or {@link #AHEAD_BYTES},
   * or the log ends.
   *
   * @return the number behind the last line that has so much behind it
   */
  int ensure(int number) throws IOException {
    while (!ended && !enough(number)) {
      drop(number - BEHIND);
      fill();
    }
    if (ended) {
      return end();
    }
    return Math.max(Math.min(number + 1, end()), end() - AHEAD);
  }

  private boolean enough(int number) {
    return end() > number + AHEAD || number < end() && starts[lines] - start(number) >= AHEAD_BYTES;
  }

  /** The number behind the last line that can be seen from line {@code number}. */
  int horizon(int number) {
    int horizon = Math.min(end(), number + AHEAD + 1);
    if (number >= horizon || starts[horizon - first] - start(number) < AHEAD_BYTES) {
      return horizon;
    }
    // The first line that ends so far ahead is the last one to be seen.
    int low = number;
    int high = horizon - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (starts[middle + 1 - first] - start(number) >= AHEAD_BYTES) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low + 1;
  }

  /** Bytes before line {@code number} in the log, over-long lines counted as they are kept. */
  long offset(int number) {
    return forgotten + starts[number - first];
  }

  /** Bytes of memory that the lines take. */
  long held() {
    return bytes.length + (long) starts.length * (Integer.BYTES + Long.BYTES);
  }

  /** Lines read so far since the log's beginning. */
  int end() {
    return first + lines;
  }

  /** 0-based number of the first line that can still be seen. */
  int first() {
    return first;
  }

  long mask(int number) {
    return masks[number - first];
  }

  byte[] bytes() {
    return bytes;
  }

  int start(int number) {
    return starts[number - first];
  }

  /** Behind the line's last byte, its newline left out. */
  int stop(int number) {
    int index = number - first;
    int stop = starts[index + 1];
    return stop > starts[index] && bytes[stop - 1] == '\n' ? stop - 1 : stop;
  }

  /** Bytes that went through the automaton. */
  long scanned() {
    return scanned;
  }

  /** Forgets the lines before {@code number}, once that frees at least half of what is held. */
  private void drop(int number) {
    int gone = Math.min(number - first, lines);
    if (gone <= 0 || starts[gone] < filled / 2) {
      return;
    }
    int shift = starts[gone];
    forgotten += shift;
    System.arraycopy(bytes, shift, bytes, 0, filled - shift);
    filled -= shift;
    open -= shift;
    for (int i = gone; i <= lines; i++) {
      starts[i - gone] = starts[i] - shift;
    }
    System.arraycopy(masks, gone, masks, 0, lines - gone);
    lines -= gone;
    first += gone;
  }

  private void fill() throws IOException {
    if (bytes.length - filled < segment) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, filled + segment));
    }
    int got = in.read(bytes, filled, segment);
    if (got < 0) {
      ended = true;
      index(filled - scan.rest(), filled);
      if (open < filled) {
        endLine(filled, scan.lineMask());
      }
      return;
    }
    scanned += got;
    index(filled - scan.rest(), filled + got);
  }

  /** Splits {@code bytes[from..to)} into lines, closing the gaps that over-long lines leave. */
  private void index(int from, int to) {
    int at = from;
    int write = from;
    while (at < to) {
      int behind = triggers.scanLine(scan, bytes, at, to, ended);
      int stop = behind < 0 ? to : behind;
      if (write != at) {
        System.arraycopy(bytes, at, bytes, write, stop - at);
      }
      write = shorten(write + stop - at, behind > 0);
      if (behind > 0) {
        endLine(write, scan.lineMask());
        triggers.startLine(scan);
      }
      at = stop;
    }
    filled = write;
  }

  /** Cuts the middle out of the open line if it is too long; returns where it ends then. */
  private int shorten(int stop, boolean complete) {
    int newline = complete ? 1 : 0;
    if (stop - newline - open <= (complete ? LONGEST : 2 * LONGEST)) {
      return stop;
    }
    // One byte more than the two parts, so that the line still shows that it was cut.
    int kept = TAIL + 1 + newline;
    System.arraycopy(bytes, stop - kept, bytes, open + HEAD, kept);
    return open + HEAD + kept;
  }

  private void endLine(int stop, long mask) {
    if (lines + 1 >= starts.length) {
      starts = Arrays.copyOf(starts, 2 * starts.length);
      masks = Arrays.copyOf(masks, 2 * masks.length);
    }
    masks[lines++] = mask;
    starts[lines] = stop;
    open = stop;
  }
}
