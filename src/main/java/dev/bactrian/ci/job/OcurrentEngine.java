package dev.bactrian.ci.job;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The engine's own pages, which every CI on OCurrent has, multicoretests-ci only these: one job, a
 * list of finished jobs, or the pipeline as a picture, which says which job waits for which
 * (ocurrent's lib_web/job.ml, query.ml, pipeline.ml).
 */
public final class OcurrentEngine implements CiSource {

  private static final Pattern JOB =
      Pattern.compile("/job/(\\d{4}-\\d\\d-\\d\\d)/(\\d{6}-[\\w-]{1,100}-[0-9a-f]{6})");

  private final String name;
  private final ServerBase base;
  private final Pages pages;

  /**
   * @param name of the CI that it runs
   */
  public OcurrentEngine(String name, URI base, Pages pages) {
    this.name = name;
    this.base = new ServerBase(base);
    this.pages = pages;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public URI base() {
    return base.uri();
  }

  @Override
  public boolean knows(URI link) {
    String path = base.path(link).orElse("");
    return JOB.matcher(path).matches()
        || path.equals("/query")
        || path.equals("/pipeline.svg")
        || path.equals("/");
  }

  @Override
  public CiBuild build(URI link) throws IOException {
    String path = base.path(link).orElseThrow(() -> new IOException("no link of " + name));
    Matcher job = JOB.matcher(path);
    if (job.matches()) {
      return one(job.group(1) + "/" + job.group(2));
    }
    String query = link.getRawQuery() == null ? "" : "?" + link.getRawQuery();
    return path.equals("/query")
        ? list(URI.create(base.at("query") + query))
        : pipeline(URI.create(base.at("pipeline.svg") + query));
  }

  private CiBuild one(String id) {
    URI address = address(id);
    CiJob job = new CiJob(id, id, Variant.of(""), Outcome.UNKNOWN, null, address, List.of());
    return new CiBuild(name, id, "", address, List.of(job), List.of());
  }

  /** The engine shows at most a hundred, the newest first. */
  private CiBuild list(URI address) throws IOException {
    Document html = html(pages.page(address));
    List<String> heads = html.select("table th").eachText();
    int result = heads.indexOf("Result");
    if (result < 0) {
      throw new IOException(address + " has no table of jobs; its HTML may have changed");
    }
    List<CiJob> jobs = new ArrayList<>();
    for (Element row : html.select("table tr")) {
      Element link = row.selectFirst("td a[href]");
      Matcher job = JOB.matcher(link == null ? "" : link.attr("href"));
      if (job.find() && row.select("td").size() > result) {
        Element cell = row.select("td").get(result);
        String error = cell.selectFirst("span.error") == null ? null : cell.text();
        String id = job.group(1) + "/" + job.group(2);
        Outcome outcome = error == null ? Outcome.PASSED : Outcome.of("failed", error);
        jobs.add(
            new CiJob(
                id,
                operation(job.group(2)),
                Variant.of(""),
                outcome,
                error,
                address(id),
                List.of()));
      }
    }
    List<String> notes =
        jobs.size() < 100 ? List.of() : List.of("the engine lists no more than 100 jobs at once");
    return new CiBuild(name, "jobs", "", address, jobs, notes);
  }

  private CiBuild pipeline(URI address) throws IOException {
    List<PipelineGraph.Node> nodes =
        PipelineGraph.of(new String(pages.page(address), StandardCharsets.UTF_8))
            .orElseThrow(
                () -> new IOException(address + " is no pipeline; its picture may have changed"));
    List<CiJob> jobs = new ArrayList<>();
    for (PipelineGraph.Node node : nodes) {
      Matcher job = JOB.matcher(node.link() == null ? "" : node.link());
      jobs.add(
          new CiJob(
              node.id(),
              node.label(),
              Variant.of(node.label()),
              node.outcome(),
              node.error(),
              job.find() && node.outcome() != Outcome.BLOCKED
                  ? address(job.group(1) + "/" + job.group(2))
                  : null,
              node.needs()));
    }
    return new CiBuild(name, "pipeline", "", address, jobs, List.of());
  }

  @Override
  public Optional<InputStream> log(URI log) throws IOException {
    Matcher job = JOB.matcher(base.path(log).orElse(""));
    if (!job.matches()) {
      throw new IOException("no log of " + name);
    }
    return pages.log(address(job.group(1) + "/" + job.group(2)));
  }

  private URI address(String id) {
    int slash = id.indexOf('/');
    return base.at("job", id.substring(0, slash), id.substring(slash + 1));
  }

  /** {@code 073031-ci-ocluster-build-e8d54d}: time, operation, number. */
  private static String operation(String id) {
    return id.substring(id.indexOf('-') + 1, id.lastIndexOf('-'));
  }

  private static Document html(byte[] page) {
    return Jsoup.parse(new String(page, StandardCharsets.UTF_8));
  }
}
