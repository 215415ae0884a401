package dev.bactrian.ci;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * A running opam-health-check. Its routes and HTML are those of server/lib/server.ml and html.ml
 * there: JSON for the newest run, tables for older ones, and logs as one {@code <pre>}.
 */
public final class HealthCheckServer implements HealthCheckSource {

  private static final String RUN = "/run/";

  private final URI base;
  private final PoliteClient client;
  private final ObjectMapper json = new ObjectMapper();
  private final Set<String> notes = new LinkedHashSet<>();
  private final Map<String, Integer> reverseDependencies = new HashMap<>();

  /** The run of which only the rows that differ were read; null once all were, or none. */
  private String partly;

  /**
   * @param base of the server, with or without a slash at the end
   * @param client that fetches and remembers
   */
  public HealthCheckServer(URI base, PoliteClient client) {
    String text = base.toString();
    this.base = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    this.client = client;
  }

  @Override
  public List<String> runs() throws IOException {
    Document page = page("/run");
    Set<String> runs = new LinkedHashSet<>();
    for (Element link : page.select("a[href]")) {
      String target = link.attr("href");
      int at = target.indexOf(RUN);
      if (at >= 0 && target.length() > at + RUN.length()) {
        String run = target.substring(at + RUN.length()).replaceFirst("[?#/].*", "");
        if (!runs.add(run)) {
          notes.add("the server lists run " + run + " twice; both have one address");
        }
      }
    }
    if (runs.isEmpty()) {
      throw new IOException(base + "/run lists no run; is this an opam-health-check?");
    }
    return runs.stream()
        .sorted(Comparator.comparingLong(HealthCheckRuns::startOf).reversed())
        .toList();
  }

  @Override
  public BuildMatrix matrix(String run) throws IOException {
    if (known(run)) {
      for (String version : List.of("v2", "v1")) {
        Optional<byte[]> answer = client.find(uri("/api/" + version + "/latest/packages"));
        if (answer.isPresent()) {
          Optional<BuildMatrix> listed = listed(answer.get(), run);
          if (listed.isPresent()) {
            return listed.get();
          }
          break;
        }
      }
    }
    return table(run, "?show-latest-only=false");
  }

  /** What the list of packages says; nothing if it is another run's, or none. */
  private Optional<BuildMatrix> listed(byte[] answer, String run) {
    try {
      JsonNode packages = json.readTree(answer);
      if (HealthCheckStatuses.belongTo(packages, run)) {
        return Optional.of(HealthCheckStatuses.read(packages, new BuildMatrix(run)));
      }
      notes.add("a newer run ended meanwhile; run " + run + " is read from its table");
    } catch (IOException damaged) {
      notes.add("the server's list of packages is damaged; run " + run + " is read from its table");
    }
    return Optional.empty();
  }

  @Override
  public BuildMatrix differences(String run, String stock, String variant) throws IOException {
    known(run);
    partly = run;
    return table(
        run,
        "?comp="
            + escape(stock)
            + "&comp="
            + escape(variant)
            + "&show-diff-only=true&show-latest-only=false");
  }

  /** True if it is the newest. */
  private boolean known(String run) throws IOException {
    List<String> runs = runs();
    if (!runs.contains(run)) {
      throw new IOException(
          base
              + " has no run "
              + run
              + "; the newest are: "
              + String.join(", ", runs.subList(0, Math.min(5, runs.size()))));
    }
    return run.equals(runs.getFirst());
  }

  /** The run's page: one row a package, one linked cell a compiler. */
  private BuildMatrix table(String run, String query) throws IOException {
    Document page = page(RUN + run + query);
    if (page.selectFirst("#results") == null) {
      throw new IOException(
          base + RUN + run + " has no table of results; its HTML may have changed");
    }
    BuildMatrix matrix = new BuildMatrix(run);
    List<String> compilers = page.select("#results thead th.result-col").eachText();
    if (compilers.isEmpty()) {
      throw new IOException(
          base + RUN + run + " has a table without compilers; its HTML may have changed");
    }
    compilers.forEach(matrix::addCompiler);
    for (Element row : page.select("#results tr.results-row")) {
      Element name = row.selectFirst("td.pkgname");
      List<Element> cells = row.select("td.result-col");
      for (int i = 0; name != null && i < Math.min(cells.size(), compilers.size()); i++) {
        String compiler = compilers.get(i);
        boolean built = cells.get(i).selectFirst("a[href]") != null;
        cells.get(i).classNames().stream()
            .filter(style -> built && style.startsWith("cell-"))
            .map(style -> BuildState.of(style.substring("cell-".length())))
            .flatMap(Optional::stream)
            .forEach(state -> matrix.put(name.text(), compiler, state));
      }
      String last = row.select("td.pkgname").last() == name ? "" : row.select("td").last().text();
      if (name != null && last.matches("\\d{1,7}")) {
        reverseDependencies.put(name.text(), Integer.valueOf(last));
      }
    }
    return matrix;
  }

  /** A package that fails on both compilers is in no table of differences: then all are asked. */
  @Override
  public OptionalInt reverseDependencies(String packageName) throws IOException {
    if (partly != null && !reverseDependencies.containsKey(packageName)) {
      String run = partly;
      partly = null;
      table(run, "?show-latest-only=false");
    }
    Integer count = reverseDependencies.get(packageName);
    return count == null ? OptionalInt.empty() : OptionalInt.of(count);
  }

  @Override
  public List<String> notes() {
    return List.copyOf(notes);
  }

  @Override
  public Optional<InputStream> log(
      String run, String compiler, BuildState state, String packageName) throws IOException {
    String path =
        String.join("/", "/log", escape(run), escape(compiler), state.id(), escape(packageName));
    return client.fixed(uri(path)).map(answer -> text(answer, path));
  }

  /** Until April 2021 logs were served as plain text, since then as a page. */
  private InputStream text(PoliteClient.Answer answer, String path) {
    if (!answer.isHtml()) {
      return answer.body();
    }
    String missing = base + path + " has no <pre> with a log; its HTML may have changed";
    PreformattedText log = new PreformattedText(answer.body(), missing);
    return new FilterInputStream(log) {
      @Override
      public void close() throws IOException {
        super.close();
        if (log.isMissing()) {
          client.forget(uri(path));
        }
      }
    };
  }

  private Document page(String path) throws IOException {
    byte[] answer =
        client
            .find(uri(path))
            .orElseThrow(() -> new IOException(base + path + " is not there (404)"));
    return Jsoup.parse(new String(answer, StandardCharsets.UTF_8), base.toString());
  }

  private URI uri(String path) {
    return URI.create(base + path);
  }

  private static String escape(String segment) {
    return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
