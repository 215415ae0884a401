package dev.bactrian.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;

/**
 * Lets one person set the App up: whoever could read the token in the log. The token is spent on a
 * session, the session asks for a state, and GitHub's answer must bring that state back, once and
 * in time. Thread-safe.
 */
final class SetupGuard {

  /** GitHub gives an hour for all of it (docs.github.com, "Registering from a manifest"). */
  static final Duration STATE_LIVES = Duration.ofHours(1);

  private static final int BYTES = 32;

  private final SecureRandom random = new SecureRandom();
  private final InstantSource clock;
  private String token;
  private String session;
  private String state;
  private Instant stateEnds = Instant.EPOCH;

  SetupGuard(InstantSource clock) {
    this.clock = clock;
    this.token = secret();
  }

  /** The token to print; null once it is spent. */
  synchronized String token() {
    return token;
  }

  /** True if it is the token, and it is not spent. */
  synchronized boolean isToken(String given) {
    return same(token, given);
  }

  /** True if the cookie is that of the one session. */
  synchronized boolean isSession(String cookie) {
    return same(session, cookie);
  }

  /** Spends the token; the value of the session's cookie, or null if the token is wrong. */
  synchronized String enter(String given) {
    if (!same(token, given)) {
      return null;
    }
    token = null;
    session = secret();
    return session;
  }

  /** What the session's forms must bring back: another site can't know it. */
  synchronized String formKey() {
    return session == null ? "" : digest("form " + session);
  }

  synchronized boolean isFormKey(String given) {
    return session != null && same(digest("form " + session), given);
  }

  /** A new state to send along to GitHub; the one before it is void. */
  synchronized String newState() {
    state = secret();
    stateEnds = clock.instant().plus(STATE_LIVES);
    return state;
  }

  /** True once for the state that was sent, in time and from the session that sent it. */
  synchronized boolean takeState(String cookie, String given) {
    if (!same(session, cookie) || !same(state, given)) {
      return false;
    }
    state = null;
    return clock.instant().isBefore(stateEnds);
  }

  /** Nobody sets anything up any more. */
  synchronized void close() {
    token = null;
    session = null;
    state = null;
  }

  private String secret() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** In constant time. */
  private static boolean same(String known, String given) {
    return known != null
        && given != null
        && MessageDigest.isEqual(
            known.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }
}
