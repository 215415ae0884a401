package dev.bactrian.ci;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Passes a stream on and remembers how it began. Not thread-safe. */
public final class HeadOf extends FilterInputStream {

  private final ByteArrayOutputStream head = new ByteArrayOutputStream();

  public HeadOf(InputStream in) {
    super(in);
  }

  /** What came first. */
  public String text() {
    return head.toString(StandardCharsets.UTF_8);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] to, int from, int wanted) throws IOException {
    int got = in.read(to, from, wanted);
    if (got > 0 && head.size() < JobHeader.LENGTH) {
      head.write(to, from, Math.min(got, JobHeader.LENGTH - head.size()));
    }
    return got;
  }
}
