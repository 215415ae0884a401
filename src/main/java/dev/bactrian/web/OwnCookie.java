package dev.bactrian.web;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.net.URI;
import java.time.Duration;

/**
 * A cookie that only this host reads, and over https only this host can have set: browsers take a
 * name with {@code __Host-} only with Secure, for the path {@code /} and without a Domain (RFC
 * 6265bis, 4.1.3.2). Over http, on one's own machine, the name is plain.
 */
record OwnCookie(String name, boolean secure) {

  /**
   * Of a copy that is reached there.
   *
   * @param plain its name without the prefix
   */
  static OwnCookie of(URI publicUrl, String plain) {
    boolean secure = "https".equals(publicUrl.getScheme());
    return new OwnCookie(secure ? "__Host-" + plain : plain, secure);
  }

  /** What the browser sent; null if nothing. */
  String of(Context context) {
    return context.cookie(name);
  }

  void set(Context context, String value, Duration lives) {
    Cookie cookie = new Cookie(name, value);
    cookie.setPath("/");
    cookie.setHttpOnly(true);
    cookie.setSecure(secure);
    // Not strict: GitHub sends the browser back.
    cookie.setSameSite(SameSite.LAX);
    cookie.setMaxAge((int) lives.toSeconds());
    context.cookie(cookie);
  }

  /** With the same attributes: without them a browser would refuse that, too. */
  void remove(Context context) {
    set(context, "", Duration.ZERO);
  }
}
