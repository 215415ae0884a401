package dev.bactrian.ci.job;

import dev.bactrian.config.CiServer;
import dev.bactrian.fetch.PublicAddresses;
import dev.bactrian.fetch.Reach;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;

/**
 * What is asked of CI servers: only what lies below the address of one that the settings name.
 * Those that we know of ourselves over https, and where their names lead to addresses that
 * everybody may reach; what the operator named is taken as it is.
 */
record CiReach(List<CiServer> servers) implements Reach {

  CiReach {
    servers = List.copyOf(servers);
  }

  @Override
  public boolean allows(URI uri) {
    return servers.stream()
        .filter(server -> new ServerBase(server.url()).path(uri).isPresent())
        .anyMatch(
            server ->
                server.isOwn()
                    || "https".equals(uri.getScheme()) && PublicAddresses.isName(uri.getHost()));
  }

  @Override
  public boolean allows(String host, InetAddress address) {
    return PublicAddresses.isPublic(address)
        || servers.stream()
            .anyMatch(server -> server.isOwn() && server.url().getHost().equalsIgnoreCase(host));
  }
}
