package dev.bactrian.web;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signing in and out: the web flow of a GitHub App with state and PKCE (docs.github.com,
 * "Generating a user access token for a GitHub App"). Thread-safe.
 */
final class SignInPages implements Page {

  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.-]{1,200}");

  /** Only our own pages: no scheme, no host, no second slash. */
  private static final Pattern OURS = Pattern.compile("/(?:[^/\\\\\\s][^\\\\\\s]{0,500})?");

  private static final Logger log = LoggerFactory.getLogger(SignInPages.class);

  private final SignIn signIn;
  private final Visitors visitors;
  private final Rendering rendering;
  private final URI back;
  private final OwnCookie asked;

  SignInPages(SignIn signIn, Visitors visitors, Rendering rendering, URI publicUrl) {
    this.signIn = signIn;
    this.visitors = visitors;
    this.rendering = rendering;
    this.back = URI.create(publicUrl + "/sign-in/done");
    this.asked = OwnCookie.of(publicUrl, "bactrian-sign-in");
  }

  @Override
  public void addTo(JavalinConfig config) {
    config.routes.get("/sign-in", this::ask);
    config.routes.get("/sign-in/done", this::done);
    config.routes.post("/sign-out", this::leave);
  }

  private void ask(Context context) {
    if (!signIn.isPossible()) {
      rendering.problem(
          context,
          404,
          "Nobody can sign in here: the App's client id and secret are not known. Set"
              + " BACTRIAN_CLIENT_ID and BACTRIAN_CLIENT_SECRET.");
      return;
    }
    String state = Sealed.newSecret();
    String verifier = Sealed.newSecret();
    String to = context.queryParam("to");
    String value =
        String.join("|", state, verifier, to != null && OURS.matcher(to).matches() ? to : "/inbox");
    asked.set(context, encoded(value), PATIENCE);
    context
        .status(303)
        .header("Location", signIn.ask(state, Sealed.challenge(verifier), back).toString());
  }

  private void done(Context context) {
    List<String> pending = pending(context);
    asked.remove(context);
    String code = context.queryParam("code");
    if (context.queryParam("error") != null && pending.size() == 3) {
      rendering.problem(context, 403, "GitHub says that you did not sign in.");
      return;
    }
    if (pending.size() != 3
        || code == null
        || !CODE.matcher(code).matches()
        || !Sealed.same(pending.getFirst(), context.queryParam("state"))) {
      rendering.problem(
          context,
          403,
          "This answer belongs to no question asked here, or came too late. Sign in again.");
      return;
    }
    try {
      visitors.begin(context, signIn.exchange(code, pending.get(1), back));
    } catch (IOException e) {
      log.warn("somebody could not sign in: {}", e.getMessage());
      rendering.problem(context, 502, e.getMessage());
      return;
    }
    // Over http a neighbour of our host may have set the cookie.
    String to = pending.get(2);
    context.status(303).header("Location", OURS.matcher(to).matches() ? to : "/inbox");
  }

  private void leave(Context context) {
    rendering.checkForm(context);
    visitors.end(context);
    context.status(303).header("Location", "/");
  }

  private List<String> pending(Context context) {
    String value = asked.of(context);
    if (value == null) {
      return List.of();
    }
    try {
      return List.of(
          new String(
                  java.util.Base64.getUrlDecoder().decode(value),
                  java.nio.charset.StandardCharsets.UTF_8)
              .split("\\|", 3));
    } catch (IllegalArgumentException e) {
      return List.of();
    }
  }

  private static String encoded(String value) {
    return java.util.Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(value.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }
}
