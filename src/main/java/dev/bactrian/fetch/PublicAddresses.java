package dev.bactrian.fetch;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Pattern;
import okhttp3.Dns;

/**
 * Resolves names to addresses that may be reached. What strangers write in an issue must not lead
 * into the network we run in; the connection is made to the very address that was checked.
 * Thread-safe.
 */
public final class PublicAddresses implements Dns {

  /** Hosts that are written as a number, in any of its spellings, are addresses. */
  private static final Pattern NUMBER = Pattern.compile("(?i)(?:.*\\.)?(?:\\d+|0x[0-9a-f]*)\\.?");

  private final Reach reach;
  private final Dns resolver;

  /**
   * @param resolver asked for the addresses: {@link Dns#SYSTEM} but in tests
   */
  public PublicAddresses(Reach reach, Dns resolver) {
    this.reach = reach;
    this.resolver = resolver;
  }

  @Override
  public List<InetAddress> lookup(String hostname) throws UnknownHostException {
    List<InetAddress> found = resolver.lookup(hostname);
    for (InetAddress address : found) {
      if (!reach.allows(hostname, address)) {
        throw new UnknownHostException("an address that is not public");
      }
    }
    return found;
  }

  /** True if the host is a name, and no address in any spelling: those are never looked up. */
  public static boolean isName(String host) {
    return host.indexOf(':') < 0 && !NUMBER.matcher(host).matches();
  }

  /** By the registries of special addresses (RFC 6890 and its updates). */
  public static boolean isPublic(InetAddress address) {
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
