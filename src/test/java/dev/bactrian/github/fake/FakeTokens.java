package dev.bactrian.github.fake;

import com.fasterxml.jackson.databind.JsonNode;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.Jwts;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Hands out installation tokens, and says what each may do. */
final class FakeTokens {

  /** Made once: generating a key takes a while. */
  static final KeyPair APP_KEY = Jwts.SIG.RS256.keyPair().build();

  private final Map<String, Grant> grants = new HashMap<>();
  private int last;

  /** What a token allows; no repositories means all of the installation's. */
  record Grant(
      long installation, Set<Long> repositories, Map<String, String> permissions, Instant until) {}

  /** Makes a token as asked for. */
  String create(long installation, JsonNode wish, Map<String, String> granted, Instant until) {
    Set<Long> repositories = new HashSet<>();
    wish.path("repository_ids").forEach(id -> repositories.add(id.asLong()));
    Map<String, String> permissions = new HashMap<>();
    wish.path("permissions")
        .properties()
        .forEach(entry -> permissions.put(entry.getKey(), entry.getValue().asText()));
    String token = "ghs_" + installation + "_" + ++last;
    grants.put(
        token,
        new Grant(
            installation, repositories, permissions.isEmpty() ? granted : permissions, until));
    return token;
  }

  /** A person's token: named after them, so that they are known by it. */
  String createFor(String login, long installation, Set<Long> repositories, Instant until) {
    String token = "ghu_" + login + "_" + ++last;
    grants.put(token, new Grant(installation, repositories, Map.of("metadata", "read"), until));
    return token;
  }

  /** A personal token that may write issues in an installation's repositories. */
  String createPersonal(String login, long installation, Instant until) {
    String token = "ghp_" + login + "_" + ++last;
    grants.put(
        token,
        new Grant(installation, Set.of(), Map.of("metadata", "read", "issues", "write"), until));
    return token;
  }

  /** Whose token it is; null if it is an App's. */
  static String owner(String token) {
    return token != null && token.startsWith("ghp_")
        ? token.substring("ghp_".length(), token.lastIndexOf('_'))
        : null;
  }

  /** What a token allows; null if it is unknown. */
  Grant grant(String token) {
    return grants.get(token);
  }

  int created() {
    return last;
  }

  /** Revokes all tokens, as an owner does by suspending the App. */
  void revokeAll() {
    grants.clear();
  }

  static boolean isApp(String token, long app, Instant now) {
    return token != null && isApp(token, APP_KEY.getPublic(), app, now);
  }

  private static boolean isApp(String token, PublicKey key, long app, Instant now) {
    try {
      var claims =
          Jwts.parser()
              .verifyWith(key)
              .clock(() -> java.util.Date.from(now))
              .build()
              .parseSignedClaims(token)
              .getPayload();
      Instant issued = claims.getIssuedAt().toInstant();
      Instant expires = claims.getExpiration().toInstant();
      return claims.getIssuer().equals(Long.toString(app))
          && !issued.isAfter(now)
          && !expires.isAfter(now.plusSeconds(600));
    } catch (JwtException | IllegalArgumentException e) {
      return false;
    }
  }
}
