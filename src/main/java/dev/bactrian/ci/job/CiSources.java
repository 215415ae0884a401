package dev.bactrian.ci.job;

import dev.bactrian.config.CiServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The one list of CI servers whose builds are read. A link that none of them knows is not followed.
 *
 * @param all asked in this order
 */
public record CiSources(List<CiSource> all) {

  public CiSources {
    all = List.copyOf(all);
  }

  /** None. */
  public static final CiSources NONE = new CiSources(List.of());

  /** The servers of the settings, for links that strangers wrote. */
  public static CiSources guarded(List<CiServer> servers) {
    return of(servers, new GuardedPages(servers));
  }

  /** The servers of the settings, in their order. */
  public static CiSources of(List<CiServer> servers, Pages pages) {
    return new CiSources(servers.stream().map(server -> source(server, pages)).toList());
  }

  private static CiSource source(CiServer server, Pages pages) {
    return switch (server.kind()) {
      case OCAML_CI -> new OcamlCi(server.url(), pages);
      case OPAM_REPO_CI -> new OpamRepoCi(server.url(), pages);
      case OCAML_MULTICORE_CI -> new MulticoreCi(server.url(), pages);
      case OPAM_HEALTH_CHECK -> new HealthCheckCell(server.url(), pages);
      case OCURRENT, MULTICORETESTS_CI ->
          new OcurrentEngine(server.kind().id(), server.url(), pages);
    };
  }

  /** The same with another server asked first. */
  public CiSources with(CiSource first) {
    List<CiSource> more = new ArrayList<>(List.of(first));
    more.addAll(all);
    return new CiSources(more);
  }

  /** Who reads such a link. */
  public Optional<CiSource> of(URI link) {
    return all.stream().filter(source -> source.knows(link)).findFirst();
  }

  /** The same for what may be no address at all. */
  public Optional<CiSource> of(String link) {
    try {
      return of(URI.create(link));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * A job's log, wherever it lies.
   *
   * @throws IOException if it can't be read, or lies on a server that is not in the list
   */
  Optional<InputStream> log(URI log) throws IOException {
    CiSource source =
        all.stream()
            .filter(one -> one.hasLog(log))
            .findFirst()
            .orElseThrow(() -> new IOException("its log is on a server that is not known"));
    return source.log(log);
  }
}
