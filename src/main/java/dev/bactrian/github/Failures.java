package dev.bactrian.github;

import dev.bactrian.github.GitHubException.Kind;
import java.time.Instant;

/** Turns statuses into exceptions with a sentence that helps. */
final class Failures {

  private static final int MESSAGE_LENGTH = 200;

  private Failures() {}

  /**
   * The failure of a request.
   *
   * @param what the request without its body
   * @param message GitHub's own, or null
   * @param retryAt if it is a limit
   * @param write true if the request may have changed something
   */
  static GitHubException of(
      String what, int status, String message, Instant retryAt, boolean write) {
    return of(what, status, message, retryAt, write, null);
  }

  /**
   * The failure of a request.
   *
   * @param permissions that GitHub wants for it, as its header {@code
   *     x-accepted-github-permissions} says, or null
   */
  static GitHubException of(
      String what, int status, String message, Instant retryAt, boolean write, String permissions) {
    Kind kind = retryAt != null ? Kind.RATE_LIMITED : kind(status, message);
    String text =
        "%s: %d%s%s"
            .formatted(
                what,
                status,
                kind == Kind.FORBIDDEN && permissions != null
                    ? missing(permissions)
                    : hint(kind, status),
                message == null ? "" : said(message));
    boolean unknown = write && status >= 500;
    return new GitHubException(kind, status, text, retryAt, unknown, null);
  }

  /** What to say where the owner of an installation must allow more. */
  static String missing(String permissions) {
    return " (the installation lacks the permission "
        + permissions
        + "; bactrian doctor shows what each one granted)";
  }

  private static Kind kind(int status, String message) {
    return switch (status) {
      case 401 -> Kind.UNAUTHORIZED;
      // "Unable to create comment because issue is locked."
      case 403 -> message != null && message.contains("locked") ? Kind.LOCKED : Kind.FORBIDDEN;
      case 451 -> Kind.FORBIDDEN;
      case 404, 410 -> Kind.NOT_FOUND;
      case 408 -> Kind.UNAVAILABLE;
      default -> status >= 500 ? Kind.UNAVAILABLE : Kind.INVALID;
    };
  }

  private static String hint(Kind kind, int status) {
    return switch (kind) {
      case UNAUTHORIZED -> " (is the App's key right, and the clock?)";
      case FORBIDDEN -> " (a permission is missing)";
      case NOT_FOUND -> status == 410 ? " (deleted)" : " (not there, or not visible to the App)";
      default -> "";
    };
  }

  private static String said(String message) {
    String line = message.replaceAll("[\\p{Cntrl}]", " ");
    return ", GitHub says: "
        + (line.length() > MESSAGE_LENGTH ? line.substring(0, MESSAGE_LENGTH) + "…" : line);
  }
}
