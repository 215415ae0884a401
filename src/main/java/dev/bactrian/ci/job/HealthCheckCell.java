package dev.bactrian.ci.job;

import dev.bactrian.ci.BuildState;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One cell of an opam-health-check, as people link to it: {@code
 * /log/<run>/<compiler>/<state>/<package>} (server/lib/server.ml there). Whole runs are compared by
 * {@code bactrian compare}.
 */
public final class HealthCheckCell implements CiSource {

  private static final Pattern LOG =
      Pattern.compile(
          "/log/(\\d{9,12}-[0-9a-f]{7,40})/([^/]{1,100})"
              + "/(good|partial|bad|not-available|internal-failure)/([^/]{1,200})");

  private final ServerBase base;
  private final Pages pages;

  public HealthCheckCell(URI base, Pages pages) {
    this.base = new ServerBase(base);
    this.pages = pages;
  }

  @Override
  public String name() {
    return "opam-health-check";
  }

  @Override
  public URI base() {
    return base.uri();
  }

  @Override
  public boolean knows(URI link) {
    return LOG.matcher(base.path(link).orElse("")).matches();
  }

  @Override
  public CiBuild build(URI link) throws IOException {
    Matcher path = path(link);
    String compiler = path.group(2);
    Outcome outcome =
        switch (BuildState.of(path.group(3)).orElseThrow()) {
          case GOOD -> Outcome.PASSED;
          case NOT_AVAILABLE -> Outcome.SKIPPED;
          case BAD, PARTIAL, INTERNAL_FAILURE -> Outcome.FAILED;
        };
    URI log = address(path);
    CiJob job =
        new CiJob(
            path.group(4) + " on " + compiler,
            path.group(4),
            new Variant(compiler, compiler, ""),
            outcome,
            null,
            log,
            List.of());
    return new CiBuild(name(), path.group(4), path.group(1), log, List.of(job), List.of());
  }

  @Override
  public Optional<InputStream> log(URI log) throws IOException {
    return pages.log(address(path(log)));
  }

  private URI address(Matcher path) {
    return base.at("log", path.group(1), path.group(2), path.group(3), path.group(4));
  }

  private Matcher path(URI link) throws IOException {
    Matcher path = LOG.matcher(base.path(link).orElse(""));
    if (!path.matches()) {
      throw new IOException("no log of opam-health-check");
    }
    return path;
  }
}
