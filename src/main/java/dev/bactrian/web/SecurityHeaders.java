package dev.bactrian.web;

import io.javalin.http.Context;
import java.net.URI;

/** The headers of every answer: no inline script or style, no frame, nothing from elsewhere. */
final class SecurityHeaders {

  private SecurityHeaders() {}

  static void add(Context context) {
    policy(context, "'self'");
    context.header("X-Content-Type-Options", "nosniff");
    context.header("Referrer-Policy", "no-referrer");
    context.header("Cross-Origin-Opener-Policy", "same-origin");
    boolean asset = context.path().startsWith("/assets/") || context.path().startsWith("/lib/");
    // Their addresses change when they do.
    context.header("Cache-Control", asset ? "public, max-age=86400" : "no-store");
  }

  /** For a page whose form goes to another server: that one gets to know where it came from. */
  static void addFormTo(Context context, URI server) {
    policy(context, "'self' " + server.getScheme() + "://" + server.getRawAuthority());
    context.header("Referrer-Policy", "strict-origin");
  }

  private static void policy(Context context, String forms) {
    context.header(
        "Content-Security-Policy",
        "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self';"
            + " img-src 'self'; form-action "
            + forms
            + "; base-uri 'none'; frame-ancestors 'none'");
  }
}
