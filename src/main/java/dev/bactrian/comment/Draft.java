package dev.bactrian.comment;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A comment that is to stand under a report.
 *
 * @param text Markdown, marker included
 * @param hash of what it says: the same while only ages change
 * @param commanded true if a person asked for it, so that it is none of the day's suggestions
 */
public record Draft(String text, String hash, boolean commanded) {

  public Draft(String text, String hash) {
    this(text, hash, false);
  }

  static String hashOf(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
