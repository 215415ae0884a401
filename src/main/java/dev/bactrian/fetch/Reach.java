package dev.bactrian.fetch;

import java.net.InetAddress;
import java.net.URI;

/** What may be asked at all. Implementations are thread-safe. */
public interface Reach {

  /** True if the address, as it is written, may be asked; every redirection is looked at, too. */
  boolean allows(URI uri);

  /** True if that name may lead to that address of the network. */
  boolean allows(String host, InetAddress address);
}
