package dev.bactrian.web;

import io.javalin.http.Context;

/** The headers of every answer: no script, no frame, nothing from elsewhere. */
final class SecurityHeaders {

  private SecurityHeaders() {}

  static void add(Context context) {
    context.header(
        "Content-Security-Policy",
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self';"
            + " base-uri 'none'; frame-ancestors 'none'");
    context.header("X-Content-Type-Options", "nosniff");
    context.header("Referrer-Policy", "no-referrer");
    context.header("Cross-Origin-Opener-Policy", "same-origin");
    context.header("Cache-Control", "no-store");
  }
}
