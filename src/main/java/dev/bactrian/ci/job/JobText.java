package dev.bactrian.ci.job;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Passes a job's log on, bounded, and remembers how it ended. What breaks off after it began ends
 * there instead of in an error: what was read counts, and {@link #trouble} says that it is not all.
 * Not thread-safe.
 */
final class JobText extends FilterInputStream {

  /** More of one log is not read; failures stand in the first lines that are too many, too. */
  static final long MOST = 1L << 30;

  private static final int TAIL = 4 << 10;

  /** OCurrent's last line (lib/job.ml), and the first words of one that was stopped. */
  private static final Pattern END =
      Pattern.compile("Job (succeeded|failed: .{0,400}|cancelled)|Cancelling: .{0,400}");

  private final long most;
  private final byte[] ring = new byte[TAIL];
  private long count;
  private String trouble;

  JobText(InputStream in, long most) {
    super(in);
    this.most = most;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] to, int from, int wanted) throws IOException {
    if (trouble != null) {
      return -1;
    }
    int got;
    try {
      got = in.read(to, from, wanted);
    } catch (IOException e) {
      if (count == 0) {
        throw e;
      }
      trouble = "it broke off after " + size() + ": " + e.getMessage();
      return -1;
    }
    for (int i = 0; i < got; i++) {
      ring[(int) ((count + i) % TAIL)] = to[from + i];
    }
    count += Math.max(0, got);
    if (count >= most) {
      trouble = "only its first " + size() + " were read";
    }
    return got;
  }

  private String size() {
    return count < 1 << 20 ? count + " bytes" : (count >> 20) + " MiB";
  }

  /** True if nothing came: a page without a log in it. */
  boolean isEmpty() {
    return count == 0;
  }

  /** What is missing, in words; null if nothing is. */
  String trouble() {
    return trouble;
  }

  /** How the job ended, by its last lines: running if none of them says so. */
  Outcome end() {
    Matcher end = END.matcher(tail());
    String last = "";
    boolean cancelled = false;
    while (end.find()) {
      last = end.group();
      cancelled = cancelled || !last.startsWith("Job ") || last.contains("cancelled");
    }
    if (last.contains("succeeded")) {
      return Outcome.PASSED;
    }
    if (last.isEmpty()) {
      return Outcome.RUNNING;
    }
    return cancelled && !last.contains("Timeout") && !tail().contains("Cancelling: Timeout")
        ? Outcome.ABORTED
        : Outcome.FAILED;
  }

  private String tail() {
    int length = (int) Math.min(count, TAIL);
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = ring[(int) ((count - length + i) % TAIL)];
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
