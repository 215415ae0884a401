package dev.bactrian.github;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads an App's private key: PKCS#1, as GitHub hands it out, or PKCS#8, as Java wants it. Messages
 * never hold any of the key.
 */
public final class PrivateKeys {

  private static final Pattern PEM =
      Pattern.compile("-----BEGIN (RSA )?PRIVATE KEY-----([A-Za-z0-9+/=\\s]++)-----END ");

  /** version 0, AlgorithmIdentifier rsaEncryption with NULL parameters (RFC 5208, RFC 8017). */
  private static final byte[] PKCS8_PREFIX = {
    0x02,
    0x01,
    0x00,
    0x30,
    0x0d,
    0x06,
    0x09,
    0x2a,
    (byte) 0x86,
    0x48,
    (byte) 0x86,
    (byte) 0xf7,
    0x0d,
    0x01,
    0x01,
    0x01,
    0x05,
    0x00
  };

  private PrivateKeys() {}

  /**
   * Reads a PEM text.
   *
   * @throws IllegalArgumentException saying what is wrong with it
   */
  public static PrivateKey parse(String pem) {
    Matcher matcher = PEM.matcher(pem);
    if (!matcher.find()) {
      throw new IllegalArgumentException(problem(pem));
    }
    try {
      byte[] der = Base64.getMimeDecoder().decode(matcher.group(2));
      byte[] pkcs8 = matcher.group(1) == null ? der : wrapped(der);
      return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "the private key is damaged; generate a new one in the App's settings", null);
    }
  }

  private static String problem(String pem) {
    if (pem.contains("BEGIN ENCRYPTED")) {
      return "the private key is protected by a password; decrypt it first (openssl pkcs8)";
    }
    if (pem.contains("BEGIN PUBLIC KEY") || pem.contains("BEGIN CERTIFICATE")) {
      return "this is a public key; the App's private key is wanted";
    }
    return "no private key in PEM form (-----BEGIN RSA PRIVATE KEY----- or -----BEGIN PRIVATE"
        + " KEY-----)";
  }

  /** PKCS#8 is a sequence of the prefix and an octet string with the PKCS#1 key. */
  private static byte[] wrapped(byte[] pkcs1) {
    return tagged(0x30, joined(PKCS8_PREFIX, tagged(0x04, pkcs1)));
  }

  private static byte[] tagged(int tag, byte[] content) {
    int length = content.length;
    byte[] head =
        length < 0x80
            ? new byte[] {(byte) tag, (byte) length}
            : length < 0x100
                ? new byte[] {(byte) tag, (byte) 0x81, (byte) length}
                : new byte[] {(byte) tag, (byte) 0x82, (byte) (length >> 8), (byte) length};
    return joined(head, content);
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] all = new byte[first.length + second.length];
    System.arraycopy(first, 0, all, 0, first.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }
}
