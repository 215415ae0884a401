package dev.bactrian.signature;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Readable text and a hash of the whole of it, so that cutting it for display loses no identity.
 */
final class SignatureId {

  /** Of the whole id, in characters. */
  static final int LONGEST = 200;

  private static final int HASH_BYTES = 4;

  private SignatureId() {}

  /** {@code title [1a2b3c4d]}, one line. */
  static String of(String title) {
    String line = Words.joinBlanks(title);
    String hash = " [" + hash(line) + "]";
    int room = LONGEST - hash.length();
    return (line.length() <= room ? line : cut(line, room - 3) + "...") + hash;
  }

  /** Never between the halves of a surrogate pair. */
  private static String cut(String line, int length) {
    boolean pair = Character.isHighSurrogate(line.charAt(length - 1));
    return line.substring(0, pair ? length - 1 : length);
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
