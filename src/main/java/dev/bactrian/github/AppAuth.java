package dev.bactrian.github;

import io.jsonwebtoken.Jwts;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;

/**
 * Speaks for the App itself: RS256, from a minute ago (clocks differ) for nine minutes (GitHub
 * allows ten) (docs.github.com, "Generating a JSON Web Token for a GitHub App"). Thread-safe.
 */
public final class AppAuth {

  private static final Duration BACK = Duration.ofSeconds(60);
  private static final Duration AHEAD = Duration.ofMinutes(9);
  private static final Duration RENEWED = Duration.ofMinutes(5);

  private final String app;
  private final PrivateKey key;
  private final InstantSource clock;
  private volatile Token last = new Token("", Instant.MIN);

  /**
   * For an App.
   *
   * @param app its id or client id
   */
  public AppAuth(String app, PrivateKey key, InstantSource clock) {
    this.app = app;
    this.key = key;
    this.clock = clock;
  }

  /** A token good for a few minutes at least. */
  public String jwt() {
    Instant now = clock.instant();
    Token token = last;
    if (now.isBefore(token.renewAt)) {
      return token.text;
    }
    String text =
        Jwts.builder()
            .issuer(app)
            .issuedAt(Date.from(now.minus(BACK)))
            .expiration(Date.from(now.plus(AHEAD)))
            .signWith(key, Jwts.SIG.RS256)
            .compact();
    last = new Token(text, now.plus(RENEWED));
    return text;
  }

  private static final class Token {
    private final String text;
    private final Instant renewAt;

    private Token(String text, Instant renewAt) {
      this.text = text;
      this.renewAt = renewAt;
    }
  }
}
