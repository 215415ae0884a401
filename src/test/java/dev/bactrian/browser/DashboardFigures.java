package dev.bactrian.browser;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bactrian.web.Browser;
import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long people wait for each page where there is much to show: time to the first byte over real
 * HTTP, and how heavy pages are. No test by its name, so that it runs only when it is asked for;
 * see CONTRIBUTING.md.
 */
class DashboardFigures {

  private static final int WARM = 5;

  /** A log as long as those of real builds. */
  private static final String LOG =
      "$ dune build\n".repeat(2_000)
          + "[03] file runtime/minor_gc.c; line 9 ### Assertion failed: is_young(v)\n";

  @TempDir Path folder;

  private final HttpClient client =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.ALWAYS)
          .build();
  private String base;

  /** What one request took, in milliseconds to the first byte, and what it brought. */
  private record Took(double first, int status, byte[] body) {}

  @Test
  void of_every_page() throws Exception {
    String kept = System.getProperty("figures.data");
    Path data = kept == null ? folder.resolve("data") : Path.of(kept);
    if (!Files.exists(data)) {
      new MadeSite(
              Integer.getInteger("figures.size", 20_000),
              Integer.getInteger("figures.packages", 9_000))
          .write(data);
    }
    int times = Integer.getInteger("figures.times", 100);
    try (ServedSite site = new ServedSite(data)) {
      base = "http://localhost:" + site.port();
      int assets = assets(site);
      System.out.printf(
          "%-12s %9s %9s %9s %9s %9s %8s %8s%n",
          "page", "first ms", "best", "median", "p99", "max", "html kB", "frame kB");
      Map<String, String> pages = pages(site);
      for (Map.Entry<String, String> page : pages.entrySet()) {
        measure(page.getKey(), get(page.getValue()), times, assets);
      }
      measure(
          "pasted",
          post("/", "text=" + URLEncoder.encode(LOG, StandardCharsets.UTF_8)),
          times,
          assets);
      send(get("/sign-in"));
      measure("inbox, in", get("/inbox"), times, assets);
    }
  }

  /** One of each kind, with much on it. */
  static Map<String, String> pages(ServedSite site) throws IOException, InterruptedException {
    Map<String, String> pages = new LinkedHashMap<>();
    try (Browser browser = new Browser(site.port())) {
      String report = null;
      String signature = "";
      for (JsonNode item : browser.json("/inbox").path("items")) {
        report = item.path("report").path("path").asText();
        signature = browser.json(report).path("failures").path(0).path("signature").asText();
        if (!signature.isEmpty()) {
          break;
        }
      }
      pages.put("inbox", "/inbox");
      pages.put("causes", "/causes");
      pages.put("matrix", "/matrix");
      String two = browser.json("/causes").path("runs").get(1).path("id").asText();
      pages.put("matrix diff", "/matrix?against=" + two);
      pages.put("matrix bad", "/matrix?state=bad&home=owner-7");
      pages.put("report", report);
      pages.put(
          "cluster",
          browser.json("/causes").path("clusters").get(0).path("canonical").path("path").asText());
      pages.put("packages", "/packages");
      String needed = browser.json("/packages").path("lines").path(0).path("name").asText();
      pages.put("package", "/package/" + needed);
      pages.put("signature", "/signature?id=" + encoded(signature));
      pages.put("playground", "/?sample=1");
      pages.put("replay", "/replay?at=0.40");
      pages.put("health", "/status");
      pages.put("help", "/help");
      pages.put("search text", "/search?q=" + encoded("assertion failed in slice"));
      pages.put("search #", "/search?q=%23123");
      pages.put("search word", "/search?q=dromedary");
    }
    return pages;
  }

  private void measure(String name, HttpRequest request, int times, int assets) throws Exception {
    Took first = send(request);
    for (int i = 0; i < WARM; i++) {
      send(request);
    }
    List<Double> waits = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      Took took = send(request);
      if (took.status() != 200) {
        throw new IllegalStateException(name + " answers " + took.status());
      }
      waits.add(took.first());
    }
    Collections.sort(waits);
    String page = new String(first.body(), StandardCharsets.UTF_8);
    int frame = page.replaceAll("(?s)<main.*</main>", "").getBytes(StandardCharsets.UTF_8).length;
    System.out.printf(
        "%-12s %9.1f %9.1f %9.1f %9.1f %9.1f %8.1f %8.1f%n",
        name,
        first.first(),
        waits.getFirst(),
        waits.get(times / 2),
        waits.get(Math.min(times - 1, times * 99 / 100)),
        waits.getLast(),
        first.body().length / 1024.0,
        (frame + assets) / 1024.0);
  }

  private Took send(HttpRequest request) throws IOException, InterruptedException {
    long begun = System.nanoTime();
    HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
    try (InputStream body = response.body()) {
      int one = body.read();
      double first = (System.nanoTime() - begun) / 1e6;
      byte[] rest = body.readAllBytes();
      byte[] all = new byte[rest.length + 1];
      all[0] = (byte) one;
      System.arraycopy(rest, 0, all, 1, rest.length);
      return new Took(first, response.statusCode(), all);
    }
  }

  private static int assets(ServedSite site) throws IOException, InterruptedException {
    int bytes = 0;
    try (Browser browser = new Browser(site.port())) {
      for (Element one : browser.get("/help").page().select("link[href], script[src]")) {
        bytes += browser.get(one.attr("href") + one.attr("src")).response().body().length();
      }
    }
    return bytes;
  }

  private HttpRequest get(String path) {
    return HttpRequest.newBuilder(URI.create(base + path)).header("Accept", "text/html").build();
  }

  private HttpRequest post(String path, String form) {
    return HttpRequest.newBuilder(URI.create(base + path))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(form))
        .build();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
