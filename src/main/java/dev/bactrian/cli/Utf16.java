package dev.bactrian.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;

/** A log in UTF-16, as PowerShell writes them, as UTF-8. Not thread-safe. */
final class Utf16 extends InputStream {

  private final Reader reader;
  private final char[] chars = new char[4096];
  private byte[] bytes = new byte[0];
  private int at;

  Utf16(InputStream in) {
    this.reader = new InputStreamReader(in, StandardCharsets.UTF_16);
  }

  @Override
  public int read() throws IOException {
    return fill() ? bytes[at++] & 0xff : -1;
  }

  @Override
  public int read(byte[] to, int from, int wanted) throws IOException {
    if (!fill()) {
      return -1;
    }
    int got = Math.min(wanted, bytes.length - at);
    System.arraycopy(bytes, at, to, from, got);
    at += got;
    return got;
  }

  private boolean fill() throws IOException {
    while (at == bytes.length) {
      int got = reader.read(chars);
      if (got < 0) {
        return false;
      }
      bytes = new String(chars, 0, got).getBytes(StandardCharsets.UTF_8);
      at = 0;
    }
    return true;
  }
}
