package dev.bactrian.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bactrian.queue.TestClock;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.Jwts;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import org.junit.jupiter.api.Test;

/** The App's key and what it signs. */
class AppAuthTest {

  private static final KeyPair KEY = Jwts.SIG.RS256.keyPair().build();

  /** In PKCS#8 of 2,048 bits, the key as PKCS#1 begins at this byte (RFC 5208). */
  private static final int PKCS1_AT = 26;

  private final TestClock clock = new TestClock();

  @Test
  void both_forms_of_a_key_sign_what_the_public_key_verifies() {
    byte[] pkcs8 = KEY.getPrivate().getEncoded();
    byte[] pkcs1 = Arrays.copyOfRange(pkcs8, PKCS1_AT, pkcs8.length);
    for (String pem : new String[] {pem("RSA PRIVATE KEY", pkcs1), pem("PRIVATE KEY", pkcs8)}) {
      AppAuth auth = new AppAuth("4242", PrivateKeys.parse(pem), clock);
      assertThat(claims(auth.jwt()).getIssuer()).isEqualTo("4242");
    }
  }

  @Test
  void a_token_began_a_minute_ago_and_ends_within_ten() {
    Claims claims = claims(auth(KEY.getPrivate()).jwt());
    assertThat(claims.getIssuedAt()).isEqualTo(Date.from(clock.instant().minusSeconds(60)));
    assertThat(claims.getExpiration())
        .isAfter(Date.from(clock.instant().plusSeconds(300)))
        .isBeforeOrEqualTo(Date.from(clock.instant().plusSeconds(600)));
  }

  @Test
  void a_token_is_used_again_and_renewed_while_it_is_still_good() {
    AppAuth auth = auth(KEY.getPrivate());
    String first = auth.jwt();
    clock.advance(Duration.ofMinutes(4));
    assertThat(auth.jwt()).isEqualTo(first);
    clock.advance(Duration.ofMinutes(1));
    String second = auth.jwt();
    assertThat(second).isNotEqualTo(first);
    assertThat(claims(second).getExpiration()).isAfter(Date.from(clock.instant().plusSeconds(300)));
  }

  @Test
  void a_wrong_key_file_is_named_in_one_sentence() {
    assertRefused("", "no private key in PEM form");
    assertRefused("ssh-ed25519 AAAA", "no private key in PEM form");
    assertRefused(pem("PUBLIC KEY", KEY.getPublic().getEncoded()), "this is a public key");
    assertRefused(pem("ENCRYPTED PRIVATE KEY", new byte[40]), "protected by a password");
    assertRefused(pem("RSA PRIVATE KEY", new byte[40]), "damaged");
    assertRefused(pem("PRIVATE KEY", new byte[0]), "damaged");
    byte[] elliptic = Jwts.SIG.ES256.keyPair().build().getPrivate().getEncoded();
    assertRefused(pem("PRIVATE KEY", elliptic), "damaged");
    String whole = pem("PRIVATE KEY", KEY.getPrivate().getEncoded());
    assertRefused(whole.substring(0, whole.length() / 2), "no private key");
  }

  private static void assertRefused(String pem, String words) {
    assertThatThrownBy(() -> PrivateKeys.parse(pem))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(words)
        .hasNoCause();
  }

  private AppAuth auth(PrivateKey key) {
    return new AppAuth("4242", key, clock);
  }

  private Claims claims(String token) {
    return Jwts.parser()
        .verifyWith(KEY.getPublic())
        .clock(() -> Date.from(clock.instant()))
        .build()
        .parseSignedClaims(token)
        .getPayload();
  }

  private static String pem(String kind, byte[] der) {
    String text = Base64.getMimeEncoder().encodeToString(der);
    return "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n";
  }
}
