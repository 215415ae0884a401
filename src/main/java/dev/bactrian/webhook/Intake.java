package dev.bactrian.webhook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;

/**
 * Bounds how much of requests is in memory at once, whoever sends them: only bytes that came count,
 * so that nobody takes up room by a promise. Thread-safe.
 */
final class Intake {

  /** A quarter of the memory, for bodies are copied on their way; two of the largest at least. */
  private static final long OF_MEMORY =
      Math.clamp(
          Runtime.getRuntime().maxMemory() / 4, 2L * WebhookReceiver.MAX_BODY, 256L * 1024 * 1024);

  private static final int CHUNK = 16 * 1024;

  private final Semaphore room;

  Intake() {
    this(OF_MEMORY);
  }

  /**
   * @param bytes at once
   */
  Intake(long bytes) {
    this.room = new Semaphore((int) (bytes / CHUNK));
  }

  /** There is no room now. */
  static final class Full extends IOException {
    private static final long serialVersionUID = 1;

    Full() {
      super("too much is coming in at once");
    }
  }

  /** Something that is done with a body while it takes up room. */
  interface Use<T> {
    T of(byte[] body) throws IOException;
  }

  /**
   * Reads a stream to its end, or one byte beyond {@code most}, and uses what was read.
   *
   * @throws Full if there is no room for it
   */
  <T> T with(InputStream in, int most, Use<T> use) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    int taken = 0;
    try {
      while (body.size() <= most) {
        if (!room.tryAcquire()) {
          throw new Full();
        }
        taken++;
        byte[] chunk = in.readNBytes(Math.min(CHUNK, most + 1 - body.size()));
        body.writeBytes(chunk);
        if (chunk.length < CHUNK) {
          break;
        }
      }
      return use.of(body.toByteArray());
    } finally {
      room.release(taken);
    }
  }
}
