package dev.bactrian.ci.job;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The address below which a server's pages lie. Links are compared with it part by part: a host
 * that only begins alike, another port or a path that climbs out are somebody else's. Immutable.
 *
 * @param uri without a slash at the end
 */
public record ServerBase(URI uri) {

  public ServerBase {
    String text = uri.toString();
    uri = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    if (uri.getHost() == null || uri.getUserInfo() != null) {
      throw new IllegalArgumentException("not the address of a server: " + uri);
    }
  }

  /** The link's path below the base, decoded; empty if it lies elsewhere. */
  public Optional<String> path(URI link) {
    String own = uri.getRawPath() == null ? "" : uri.getRawPath();
    String path = link.getRawPath() == null ? "" : link.getRawPath();
    boolean here =
        uri.getScheme().equalsIgnoreCase(String.valueOf(link.getScheme()))
            && uri.getHost().equalsIgnoreCase(String.valueOf(link.getHost()))
            && port(uri) == port(link)
            && link.getRawUserInfo() == null
            && path.startsWith(own + "/");
    if (!here) {
      return Optional.empty();
    }
    try {
      String below =
          URLDecoder.decode(
              path.substring(own.length()).replace("+", "%2B"), StandardCharsets.UTF_8);
      boolean climbs = (below + "/").contains("/../") || (below + "/").contains("/./");
      return climbs || below.chars().anyMatch(c -> c < ' ' || c == '\\')
          ? Optional.empty()
          : Optional.of(below);
    } catch (IllegalArgumentException notEncoded) {
      return Optional.empty();
    }
  }

  /** The address of a path below the base, whose parts are escaped here. */
  public URI at(String... parts) {
    StringBuilder address = new StringBuilder(uri.toString());
    for (String part : parts) {
      address.append('/').append(escape(part));
    }
    return URI.create(address.toString());
  }

  /** An address with a query, which is to be escaped already. */
  static URI with(URI address, String query) {
    return URI.create(address + "?" + query);
  }

  /** A text for a path or a query. */
  static String escape(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static int port(URI uri) {
    if (uri.getPort() >= 0) {
      return uri.getPort();
    }
    return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
  }
}
