package dev.bactrian.ci;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** How much one compressed file may become. Not thread-safe. */
public final class Budget {

  /** Text rarely shrinks to less than a fiftieth; a bomb to a thousandth and less. */
  private static final long RATIO = 400;

  private static final long FREE = 64L << 20;
  private static final long MOST = 16L << 30;

  private final InputStream source;
  private long compressed;
  private long plain;

  /** For one compressed file. */
  public Budget(InputStream source) {
    this.source = source;
  }

  /** The file itself, counted. */
  public InputStream counted() {
    return new FilterInputStream(source) {
      @Override
      public int read() throws IOException {
        int b = in.read();
        compressed += b < 0 ? 0 : 1;
        return b;
      }

      @Override
      public int read(byte[] to, int from, int wanted) throws IOException {
        int got = in.read(to, from, wanted);
        compressed += Math.max(0, got);
        return got;
      }
    };
  }

  /** What comes out of a decompressor; ends in an error when it is out of proportion. */
  public InputStream limited(InputStream decompressed) {
    return new FilterInputStream(decompressed) {
      @Override
      public int read() throws IOException {
        int b = in.read();
        spend(b < 0 ? 0 : 1);
        return b;
      }

      @Override
      public int read(byte[] to, int from, int wanted) throws IOException {
        int got = in.read(to, from, wanted);
        spend(got);
        return got;
      }
    };
  }

  private void spend(int bytes) throws IOException {
    plain += Math.max(0, bytes);
    if (plain > MOST || plain > FREE && plain / RATIO > compressed) {
      throw new IOException("unpacks to far too much; not read on");
    }
  }
}
