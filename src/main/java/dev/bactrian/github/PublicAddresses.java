package dev.bactrian.github;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import okhttp3.Dns;

/**
 * Resolves names to addresses that everybody may reach. What strangers write in an issue must not
 * lead into the network we run in; the connection is made to the very address that was checked.
 * GitHub's own host, which the operator named, is taken as it is. Thread-safe.
 */
final class PublicAddresses implements Dns {

  private final GitHubHost github;
  private final Dns resolver;

  /**
   * @param resolver asked for the addresses: {@link Dns#SYSTEM} but in tests
   */
  PublicAddresses(GitHubHost github, Dns resolver) {
    this.github = github;
    this.resolver = resolver;
  }

  @Override
  public List<InetAddress> lookup(String hostname) throws UnknownHostException {
    List<InetAddress> found = resolver.lookup(hostname);
    if (isGitHubs(hostname)) {
      return found;
    }
    // An Enterprise Server keeps its logs in the network it stands in.
    boolean inside = !github.isHosted();
    for (InetAddress address : found) {
      if (!isPublic(address) && !(inside && address.isSiteLocalAddress())) {
        throw new UnknownHostException("an address that is not public");
      }
    }
    return found;
  }

  boolean isGitHubs(String hostname) {
    String name = hostname.toLowerCase(Locale.ROOT);
    return name.equals(github.api().getHost()) || name.equals(github.web().getHost());
  }

  /** By the registries of special addresses (RFC 6890 and its updates). */
  static boolean isPublic(InetAddress address) {
    if (address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    byte[] bytes = address.getAddress();
    int first = bytes[0] & 0xff;
    int second = bytes[1] & 0xff;
    if (address instanceof Inet4Address) {
      return first != 0
          && first < 240
          && !(first == 100 && (second & 0xc0) == 64)
          && !(first == 192 && second == 0 && bytes[2] == 0)
          && !(first == 198 && (second & 0xfe) == 18);
    }
    // Only what is given out to networks (2000::/3), and there no tunnel that hides an IPv4
    // address.
    boolean teredo = first == 0x20 && second == 0x01 && bytes[2] == 0 && bytes[3] == 0;
    boolean sixToFour = first == 0x20 && second == 0x02;
    return (first & 0xe0) == 0x20 && !teredo && !sixToFour;
  }
}
