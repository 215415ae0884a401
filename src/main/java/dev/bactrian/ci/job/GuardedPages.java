package dev.bactrian.ci.job;

import dev.bactrian.ci.PoliteClient;
import dev.bactrian.config.CiServer;
import dev.bactrian.fetch.Download;
import dev.bactrian.fetch.FetchException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import okhttp3.Dns;

/**
 * Pages that strangers' links lead to: of the servers in the settings and of nobody else, each
 * redirection looked at, half a minute for each. Thread-safe.
 */
public final class GuardedPages implements Pages {

  private static final String AGENT = "bactrian (opam build failures)";
  private static final int MAX_REDIRECTS = 3;

  private final Download download;

  /**
   * @param servers that may be asked
   */
  public GuardedPages(List<CiServer> servers) {
    this.download = new Download(new CiReach(servers), AGENT, Dns.SYSTEM);
  }

  GuardedPages(List<CiServer> servers, Dns resolver, Duration timeout) {
    this.download = new Download(new CiReach(servers), AGENT, resolver, timeout);
  }

  @Override
  public Optional<PoliteClient.Answer> open(URI uri) throws IOException {
    URI current = uri;
    for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      Download.Opened opened = download.open(current);
      if (opened.status() == 200) {
        return Optional.of(new PoliteClient.Answer(opened.type(), opened.body()));
      }
      opened.close();
      if (opened.location() == null) {
        return answered(opened.status());
      }
      current = opened.location();
    }
    throw new FetchException(FetchException.Kind.REFUSED, "redirected in circles", null);
  }

  private static Optional<PoliteClient.Answer> answered(int status) throws IOException {
    if (status == 404 || status == 410) {
      return Optional.empty();
    }
    throw new FetchException(
        FetchException.Kind.UNREACHABLE, "the server answered " + status, null);
  }
}
