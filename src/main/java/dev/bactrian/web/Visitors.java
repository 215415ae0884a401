package dev.bactrian.web;

import dev.bactrian.github.AskedOnce;
import dev.bactrian.store.WebSessions;
import dev.bactrian.store.WebSessions.WebSession;
import io.javalin.http.Context;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Who asks for a page, by the session's cookie. What GitHub says a person may see is remembered for
 * a minute. Thread-safe.
 */
final class Visitors {

  /** As long as GitHub's own user tokens (docs.github.com, "Refreshing user access tokens"). */
  static final Duration SESSION = Duration.ofHours(8);

  private static final String SEEN = Visitors.class.getName();

  private record Asked(String session, long repository) {}

  private final AskedOnce<Asked, Boolean> seen = new AskedOnce<>(10_000, Duration.ofMinutes(1));
  private final WebSessions sessions;
  private final SignIn signIn;
  private final OwnCookie cookie;
  private final InstantSource clock;

  Visitors(WebSessions sessions, SignIn signIn, URI publicUrl, InstantSource clock) {
    this.sessions = sessions;
    this.signIn = signIn;
    this.cookie = OwnCookie.of(publicUrl, "bactrian");
    this.clock = clock;
  }

  /** Who it is; looked up once a request. */
  Visitor of(Context context) {
    Visitor known = context.attribute(SEEN);
    if (known == null) {
      known = visitor(cookie.of(context));
      context.attribute(SEEN, known);
    }
    return known;
  }

  boolean canSignIn() {
    return signIn.isPossible();
  }

  private Visitor visitor(String secret) {
    Optional<WebSession> session =
        secret == null || secret.length() > 100
            ? Optional.empty()
            : sessions.get(Sealed.hash("session", secret), clock.instant());
    if (session.isEmpty()) {
      return Visitor.ANYBODY;
    }
    String login = session.get().login();
    return new Visitor(
        login,
        Sealed.hash("form", secret),
        repository ->
            seen.get(
                new Asked(session.get().idHash(), repository),
                () ->
                    signIn.maySee(
                        new SignIn.Person(login, Sealed.open(session.get().token(), secret)),
                        repository)));
  }

  /** Begins a session, under a new secret; one that was there ends. */
  void begin(Context context, SignIn.Person person) {
    end(context);
    String secret = Sealed.newSecret();
    Instant now = clock.instant();
    sessions.put(
        new WebSession(
            Sealed.hash("session", secret),
            person.login(),
            Sealed.seal(person.token(), secret),
            now.plus(SESSION)),
        now);
    cookie.set(context, secret, SESSION);
  }

  void end(Context context) {
    String secret = cookie.of(context);
    if (secret != null) {
      sessions.remove(Sealed.hash("session", secret));
      cookie.remove(context);
    }
  }
}
