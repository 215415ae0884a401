package dev.bactrian.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks {@code X-Hub-Signature-256}: {@code sha256=} and the hexadecimal HMAC of the raw body
 * (docs.github.com, "Validating webhook deliveries"). Several secrets may be in force, so that one
 * can be replaced without losing a delivery. Thread-safe.
 */
public final class WebhookSignature {

  private static final String ALGORITHM = "HmacSHA256";
  private static final String PREFIX = "sha256=";
  private static final int HEX_LENGTH = 64;

  private final List<SecretKeySpec> keys;

  /**
   * Signatures made with any of the secrets.
   *
   * @throws IllegalArgumentException if there is none, or an empty one
   */
  WebhookSignature(List<String> secrets) {
    if (secrets.isEmpty() || secrets.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException("a webhook secret is missing or empty");
    }
    this.keys =
        secrets.stream()
            .map(secret -> new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM))
            .toList();
  }

  /** True if the header signs the body; false too for a header of the wrong form, or none. */
  boolean signs(String header, byte[] body) {
    if (header == null
        || !header.startsWith(PREFIX)
        || header.length() != PREFIX.length() + HEX_LENGTH) {
      return false;
    }
    byte[] given;
    try {
      given = HexFormat.of().parseHex(header, PREFIX.length(), header.length());
    } catch (IllegalArgumentException e) {
      return false;
    }
    boolean matches = false;
    for (SecretKeySpec key : keys) {
      matches |= MessageDigest.isEqual(given, hmac(key, body));
    }
    return matches;
  }

  /** The header for a body, for those who post to themselves. */
  public static String sign(String secret, byte[] body) {
    byte[] hmac = hmac(new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM), body);
    return PREFIX + HexFormat.of().formatHex(hmac);
  }

  private static byte[] hmac(SecretKeySpec key, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }
}
