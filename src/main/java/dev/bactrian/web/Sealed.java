package dev.bactrian.web;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Secrets of sessions: made, hashed for different ends, and used as keys, so that what lies on disk
 * opens nothing. AES-GCM with a nonce of its own each time. Thread-safe.
 */
final class Sealed {

  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Sealed() {}

  /** 256 bits. */
  static String newSecret() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return encoded(bytes);
  }

  /** SHA-256 for one end; what is known for one says nothing of another. */
  static String hash(String end, String secret) {
    return encoded(sha256(end + " " + secret));
  }

  /** RFC 7636: BASE64URL(SHA256(verifier)). */
  static String challenge(String verifier) {
    return encoded(sha256(verifier));
  }

  static String seal(String text, String secret) {
    byte[] nonce = new byte[NONCE];
    RANDOM.nextBytes(nonce);
    byte[] hidden = cipher(Cipher.ENCRYPT_MODE, nonce, secret, bytes(text));
    byte[] all = Arrays.copyOf(nonce, NONCE + hidden.length);
    System.arraycopy(hidden, 0, all, NONCE, hidden.length);
    return encoded(all);
  }

  /** What was sealed with the secret. */
  static String open(String sealed, String secret) {
    byte[] all = Base64.getUrlDecoder().decode(sealed);
    byte[] nonce = Arrays.copyOf(all, NONCE);
    byte[] hidden = Arrays.copyOfRange(all, NONCE, all.length);
    return new String(cipher(Cipher.DECRYPT_MODE, nonce, secret, hidden), StandardCharsets.UTF_8);
  }

  /** In constant time. */
  static boolean same(String known, String given) {
    return known != null
        && given != null
        && !known.isEmpty()
        && MessageDigest.isEqual(bytes(known), bytes(given));
  }

  private static byte[] cipher(int mode, byte[] nonce, String secret, byte[] input) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          mode,
          new SecretKeySpec(sha256("token " + secret), "AES"),
          new GCMParameterSpec(TAG_BITS, nonce));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a session's token can't be opened", e);
    }
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes(text));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
