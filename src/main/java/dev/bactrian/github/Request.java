package dev.bactrian.github;

import java.net.URI;

/**
 * One request to GitHub.
 *
 * @param body to be written as JSON, or null
 * @param token without "Bearer", or null
 * @param installation whose budget a write is taken from
 * @param ifNoneMatch an ETag, or null
 */
record Request(
    String method, URI uri, Object body, String token, long installation, String ifNoneMatch) {

  static Request get(URI uri, String token, long installation) {
    return new Request("GET", uri, null, token, installation, null);
  }

  boolean isWrite() {
    return !method.equals("GET");
  }

  Request to(URI target) {
    return new Request(method, target, body, token, installation, ifNoneMatch);
  }

  /**
   * Method and path: no token, no query, no body, and no name of a repository, which may be private
   * where logs and pages are not.
   */
  @Override
  public String toString() {
    return method + " " + uri.getPath().replaceFirst("/repos/[^/]++/[^/]++", "/repos/…");
  }
}
