package dev.bactrian.ci;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Answers of servers on disk, so that nothing is fetched twice and broken-off work goes on where it
 * stood. An answer is there whole or not at all. Thread-safe.
 */
final class AnswerCache {

  /** Larger answers are read and not kept. */
  private static final int MOST = 64 << 20;

  private final Path folder;

  AnswerCache(Path folder) {
    this.folder = folder;
  }

  /**
   * A kept answer.
   *
   * @param tag the server's ETag, or empty
   * @param modified its Last-Modified, or empty
   * @param body to be closed
   */
  record Kept(String contentType, String tag, String modified, InputStream body) {}

  Optional<Kept> get(URI uri) {
    try {
      InputStream packed = Files.newInputStream(file(uri));
      DataInputStream in =
          new DataInputStream(new BufferedInputStream(new GZIPInputStream(packed), 1 << 16));
      return Optional.of(new Kept(in.readUTF(), in.readUTF(), in.readUTF(), in));
    } catch (IOException notThere) {
      return Optional.empty();
    }
  }

  /** The same answer, kept once it was read to its end. */
  InputStream keep(URI uri, String contentType, String tag, String modified, InputStream body)
      throws IOException {
    Files.createDirectories(folder);
    Path part = Files.createTempFile(folder, "answer", ".part");
    DataOutputStream out =
        new DataOutputStream(new GZIPOutputStream(Files.newOutputStream(part), 1 << 16));
    out.writeUTF(contentType);
    out.writeUTF(tag);
    out.writeUTF(modified);
    return new Keeping(body, out, part, file(uri));
  }

  /** Forgets what was kept, if anything was. */
  void remove(URI uri) throws IOException {
    Files.deleteIfExists(file(uri));
  }

  private Path file(URI uri) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(uri.toString().getBytes(StandardCharsets.UTF_8));
      String name = HexFormat.of().formatHex(hash, 0, 16);
      return folder.resolve(name.substring(0, 2)).resolve(name + ".gz");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Writes down what is read. */
  private static final class Keeping extends FilterInputStream {

    /** Read on to the end for so much when it is closed early: what follows a page's log. */
    private static final int REST = 1 << 16;

    private final DataOutputStream out;
    private final Path part;
    private final Path target;
    private boolean whole;
    private boolean tooLarge;
    private boolean closed;

    Keeping(InputStream in, DataOutputStream out, Path part, Path target) {
      super(in);
      this.out = out;
      this.part = part;
      this.target = target;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int from, int wanted) throws IOException {
      int got = in.read(to, from, wanted);
      if (got < 0) {
        whole = true;
      } else if (!tooLarge) {
        tooLarge = out.size() + got > MOST;
        if (!tooLarge) {
          out.write(to, from, got);
        }
      }
      return got;
    }

    @Override
    public void close() throws IOException {
      if (closed) {
        return;
      }
      closed = true;
      try {
        if (!whole) {
          readNBytes(REST);
          whole = read() < 0;
        }
      } catch (IOException broken) {
        whole = false;
      }
      out.close();
      in.close();
      if (whole && !tooLarge) {
        Files.createDirectories(target.getParent());
        Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
      } else {
        Files.delete(part);
      }
    }
  }
}
