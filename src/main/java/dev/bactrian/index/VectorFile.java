package dev.bactrian.index;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers vectors in a file, by the text's hash, so that a replay repeated costs no embedding.
 * Thread-safe. The file only grows; one process at a time may use it.
 */
public final class VectorFile implements Embedder {
  private static final int HASH = 16;
  private static final long ENTRY = HASH + (long) DIMENSIONS * Float.BYTES;

  private final Embedder embedder;
  private final Map<String, float[]> known = new ConcurrentHashMap<>();
  private final DataOutputStream out;

  /**
   * Reads the file where it exists; a cut-off last entry is dropped.
   *
   * @throws IOException if it can't be read or written
   */
  public VectorFile(Path file, Embedder embedder) throws IOException {
    this.embedder = embedder;
    if (Files.exists(file)) {
      dropCutOffEntry(file);
      read(file);
    }
    out =
        new DataOutputStream(
            new BufferedOutputStream(
                Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)));
  }

  private static void dropCutOffEntry(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(channel.size() / ENTRY * ENTRY);
    }
  }

  private void read(Path file) throws IOException {
    byte[] hash = new byte[HASH];
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      while (true) {
        in.readFully(hash);
        float[] vector = new float[DIMENSIONS];
        for (int i = 0; i < DIMENSIONS; i++) {
          vector[i] = in.readFloat();
        }
        known.put(HexFormat.of().formatHex(hash), vector);
      }
    } catch (EOFException e) {
      return;
    }
  }

  @Override
  public boolean isOn() {
    return embedder.isOn();
  }

  @Override
  public float[] embed(String text) {
    byte[] hash = hash(text);
    return known.computeIfAbsent(
        HexFormat.of().formatHex(hash),
        key -> {
          float[] vector = embedder.embed(text);
          if (vector != null) {
            write(hash, vector);
          }
          return vector;
        });
  }

  private synchronized void write(byte[] hash, float[] vector) {
    try {
      out.write(hash);
      for (float x : vector) {
        out.writeFloat(x);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] hash(String text) {
    try {
      byte[] all =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Arrays.copyOf(all, HASH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      embedder.close();
    }
  }
}
