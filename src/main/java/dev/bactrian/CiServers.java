package dev.bactrian;

import dev.bactrian.config.CiServer;
import dev.bactrian.web.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Which CI servers' logs are read, for {@code doctor} and the status page. */
final class CiServers {

  private CiServers() {}

  /** That, and then the other findings. */
  static Supplier<List<Check>> before(List<CiServer> servers, Supplier<List<Check>> others) {
    return () -> {
      List<Check> all = new ArrayList<>();
      all.add(check(servers));
      all.addAll(others.get());
      return all;
    };
  }

  private static Check check(List<CiServer> servers) {
    String words =
        servers.isEmpty()
            ? "none: only GitHub's own logs are read"
            : servers.stream()
                .map(server -> server.kind().id() + " " + server.url())
                .collect(Collectors.joining(", "));
    return Check.good("CI servers", words);
  }
}
