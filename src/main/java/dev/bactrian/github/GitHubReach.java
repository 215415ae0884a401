package dev.bactrian.github;

import dev.bactrian.fetch.PublicAddresses;
import dev.bactrian.fetch.Reach;
import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;

/**
 * What is asked for files that GitHub points at: other hosts over https only, by a name that leads
 * to addresses everybody may reach. GitHub's own host, which the operator named, is taken as it is.
 */
record GitHubReach(GitHubHost github) implements Reach {

  @Override
  public boolean allows(URI uri) {
    String host = uri.getHost();
    if (host == null || uri.getUserInfo() != null) {
      return false;
    }
    if (isGitHubs(host)) {
      return "https".equals(uri.getScheme())
          || github.web().getScheme().equals(uri.getScheme())
          || github.api().getScheme().equals(uri.getScheme());
    }
    return "https".equals(uri.getScheme())
        && (uri.getPort() == -1 || uri.getPort() == 443)
        && PublicAddresses.isName(host);
  }

  @Override
  public boolean allows(String host, InetAddress address) {
    // An Enterprise Server keeps its logs in the network it stands in.
    boolean inside = !github.isHosted();
    return isGitHubs(host)
        || PublicAddresses.isPublic(address)
        || inside && address.isSiteLocalAddress();
  }

  private boolean isGitHubs(String hostname) {
    String name = hostname.toLowerCase(Locale.ROOT);
    return name.equals(github.api().getHost()) || name.equals(github.web().getHost());
  }
}
