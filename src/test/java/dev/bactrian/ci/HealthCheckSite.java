package dev.bactrian.ci;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * Serves a work directory under the addresses and in the HTML of opam-health-check
 * (server/lib/server.ml and html.ml there; logs through ocurrent/ansi): what it knows and what it
 * does wrong, down to the 500 for a range that is none. Started by hand, it serves a directory to
 * measure with: {@code HealthCheckSite DIRECTORY PORT}.
 */
final class HealthCheckSite implements AutoCloseable {

  private final HttpServer server;
  private final HealthCheckDirectory directory;
  private final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();
  private final boolean second;

  /**
   * @param second true for the fork that has version 2 of the list of packages
   */
  HealthCheckSite(Path workdir, int port, boolean second) throws IOException {
    // Else every answer waits for an acknowledgement that the other side delays.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    this.directory = new HealthCheckDirectory(workdir);
    this.second = second;
    this.server = HttpServer.create(new InetSocketAddress("localhost", port), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  public static void main(String[] args) throws Exception {
    HealthCheckSite site = new HealthCheckSite(Path.of(args[0]), Integer.parseInt(args[1]), false);
    System.out.println(site.address());
    Thread.currentThread().join();
  }

  URI address() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  /** Every path with its query that was asked for, in order. */
  List<String> asked() {
    return List.copyOf(asked);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      asked.add(exchange.getRequestURI().toString());
      Page page;
      try {
        page = page(exchange.getRequestURI());
      } catch (IllegalStateException assertion) {
        page = new Page(500, "text/plain", new byte[0]);
      }
      exchange.getResponseHeaders().set("Content-Type", page.type());
      exchange.sendResponseHeaders(page.status(), page.body().length == 0 ? -1 : 0);
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(page.body());
      }
    }
  }

  private record Page(int status, String type, byte[] body) {
    static final Page NOT_FOUND = new Page(404, "text/plain", new byte[0]);

    static Page html(String text) {
      return new Page(
          200,
          "text/html",
          ("<!DOCTYPE html>\n<html><body>" + text + "</body></html>")
              .getBytes(StandardCharsets.UTF_8));
    }
  }

  private Page page(URI uri) throws IOException {
    List<String> path =
        java.util.Arrays.stream(uri.getRawPath().substring(1).split("/"))
            .map(one -> URLDecoder.decode(one.replace("+", "%2B"), StandardCharsets.UTF_8))
            .toList();
    Map<String, List<String>> query = query(uri.getRawQuery());
    return switch (path.getFirst()) {
      case "" -> table(directory.runs().getFirst(), query);
      case "run" -> path.size() == 1 ? runs() : table(path.get(1), query);
      case "api" -> list(path.get(1));
      case "log" -> log(path);
      case "diff" -> diff(path);
      default -> Page.NOT_FOUND;
    };
  }

  private Page runs() throws IOException {
    return Page.html(
        directory.runs().stream()
            .map(run -> "<li><a href=\"/run/" + run + "\">" + run + "</a></li>")
            .collect(Collectors.joining("", "<ul>", "</ul>")));
  }

  /** A range that is none ends in an assertion there. */
  private Page diff(List<String> path) throws IOException {
    if (path.size() > 1) {
      String[] ends = path.get(1).split("\\.\\.", -1);
      if (ends.length != 2) {
        throw new IllegalStateException(path.get(1));
      }
      return directory.runs().containsAll(List.of(ends)) ? Page.html("<h3>") : Page.NOT_FOUND;
    }
    return Page.html("<ul></ul>");
  }

  private Page list(String version) throws IOException {
    if (version.equals("v2") && !second) {
      return Page.NOT_FOUND;
    }
    String run = directory.runs().getFirst();
    List<String> packages = new ArrayList<>();
    directory
        .matrix(run)
        .cells()
        .forEach(
            (name, row) ->
                packages.add(
                    row.entrySet().stream()
                        .map(
                            cell ->
                                "{\"compiler\":\"%s\",\"status\":\"%s\"%s}"
                                    .formatted(
                                        cell.getKey(),
                                        cell.getValue().id(),
                                        second ? link(run, name, cell) : ""))
                        .collect(
                            Collectors.joining(
                                ",", "{\"name\":\"" + name + "\",\"statuses\":[", "]}"))));
    return new Page(
        200,
        "application/json",
        ("[" + String.join(",", packages) + "]").getBytes(StandardCharsets.UTF_8));
  }

  private static String link(String run, String name, Map.Entry<String, BuildState> cell) {
    return ",\"log\":\"" + path(run, name, cell) + "\"";
  }

  private static String path(String run, String name, Map.Entry<String, BuildState> cell) {
    return "/log/" + run + "/" + cell.getKey() + "/" + cell.getValue().id() + "/" + name;
  }

  private Page table(String run, Map<String, List<String>> query) throws IOException {
    if (!directory.runs().contains(run)) {
      return Page.NOT_FOUND;
    }
    BuildMatrix matrix = directory.matrix(run);
    List<String> shown =
        query.getOrDefault("comp", List.of()).isEmpty()
            ? List.copyOf(matrix.compilers())
            : query.get("comp");
    boolean different = query.getOrDefault("show-diff-only", List.of()).contains("true");
    StringBuilder html = new StringBuilder("<table id=\"results\"><thead><tr><th></th>");
    shown.forEach(one -> html.append("<th class=\"result-col\">").append(one).append("</th>"));
    html.append("<th>number of revdeps</th></tr></thead><tbody>");
    for (var row : matrix.cells().entrySet()) {
      long states = shown.stream().map(one -> row.getValue().get(one)).distinct().count();
      if (!different || states > 1) {
        html.append("<tr class=\"results-row\"><td class=\"results-cell pkgname\">")
            .append(row.getKey())
            .append("</td>");
        for (String one : shown) {
          cell(html, run, row.getKey(), one, row.getValue().get(one));
        }
        html.append("<td class=\"results-cell pkgname\">")
            .append(directory.reverseDependencies(row.getKey()).orElse(-1))
            .append("</td></tr>");
      }
    }
    return Page.html(html.append("</tbody></table>").toString());
  }

  private static void cell(
      StringBuilder html, String run, String name, String compiler, BuildState state) {
    if (state == null) {
      html.append("<td class=\"result-col results-cell cell-not-available\">☐</td>");
      return;
    }
    html.append("<td class=\"result-col results-cell cell-")
        .append(state.id())
        .append("\"><a href=\"")
        .append(path(run, name, Map.entry(compiler, state)))
        .append("\">")
        .append(state == BuildState.GOOD ? "☑" : "☒")
        .append("</a></td>");
  }

  private Page log(List<String> path) throws IOException {
    if (path.size() != 5) {
      return Page.NOT_FOUND;
    }
    BuildState state = BuildState.of(path.get(3)).orElseThrow(IllegalStateException::new);
    Optional<InputStream> log = directory.log(path.get(1), path.get(2), state, path.get(4));
    if (log.isEmpty()) {
      return Page.NOT_FOUND;
    }
    ByteArrayOutputStream html = new ByteArrayOutputStream();
    html.writeBytes("<!DOCTYPE html>\n<html><body><pre>".getBytes(StandardCharsets.UTF_8));
    try (InputStream in = log.get()) {
      escape(in.readAllBytes(), html);
    }
    html.writeBytes("</pre></body></html>".getBytes(StandardCharsets.UTF_8));
    return new Page(200, "text/html; charset=utf-8", html.toByteArray());
  }

  /** Colours become spans, other escapes vanish, the text is escaped. */
  private static void escape(byte[] text, ByteArrayOutputStream html) {
    for (int i = 0; i < text.length; i++) {
      int b = text[i] & 0xff;
      if (b == 0x1b && i + 1 < text.length && text[i + 1] == '[') {
        i += 2;
        while (i < text.length && (text[i] < '@' || text[i] > '~')) {
          i++;
        }
        html.writeBytes("<span class='bold'></span>".getBytes(StandardCharsets.UTF_8));
        continue;
      }
      switch (b) {
        case '<' -> html.writeBytes("&lt;".getBytes(StandardCharsets.UTF_8));
        case '>' -> html.writeBytes("&gt;".getBytes(StandardCharsets.UTF_8));
        case '&' -> html.writeBytes("&amp;".getBytes(StandardCharsets.UTF_8));
        case '"' -> html.writeBytes("&quot;".getBytes(StandardCharsets.UTF_8));
        default -> html.write(b);
      }
    }
  }

  private static Map<String, List<String>> query(String raw) {
    Map<String, List<String>> all = new java.util.HashMap<>();
    for (String pair : raw == null ? new String[0] : raw.split("&")) {
      String[] sides = pair.split("=", 2);
      all.computeIfAbsent(sides[0], key -> new ArrayList<>())
          .add(URLDecoder.decode(sides[1], StandardCharsets.UTF_8));
    }
    return all;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
