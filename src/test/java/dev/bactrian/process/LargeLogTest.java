package dev.bactrian.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log of 500 MB is read as it comes, in a process that could not hold half of it. */
class LargeLogTest {

  private static final int MEGABYTES = 500;
  private static final String RUN = "1700000000-4e5f6a7b";
  private static final String TABLE =
      """
      <table id="results"><thead><tr><th></th><th class="result-col">4.14</th>
      <th class="result-col">5.2</th><th>number of revdeps</th></tr></thead>
      <tr class="results-row"><td class="results-cell pkgname">dates.1.0</td>
      <td class="result-col results-cell cell-good"><a href="/log/a">☑</a></td>
      <td class="result-col results-cell cell-bad"><a href="/log/b">☒</a></td>
      <td class="results-cell pkgname">4</td></tr></table>
      """;
  private static final String FAILURE =
      """
      #=== ERROR while compiling dates.1.0 ==========================================#
      # context     2.1.5 | linux/x86_64 | ocaml-base-compiler.5.2.0 | pinned
      # exit-code   1
      ### output ###
      # File &quot;src/dates.ml&quot;, line 3, characters 8-20:
      # Error: Unbound value Tent.pitch
      """;

  @TempDir Path data;

  private HttpServer server;
  private volatile long sent;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void it_is_streamed_to_its_end() throws Exception {
    List<String> command = new ArrayList<>(ServeProcess.compiled());
    assertThat(command).contains("-Xmx256m");
    command.addAll(List.of("compare", "--json", "--stock", "4.14", "--variant", "5.2"));
    command.addAll(List.of("--health-check", "http://localhost:" + server.getAddress().getPort()));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("BACTRIAN_DATA", data.toString());
    Process process = builder.start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(text).isZero();
    assertThat(text).contains("\"culprit\":\"dates\"", "Unbound value Tent.pitch", "\"notes\":[]");
    assertThat(sent).isGreaterThanOrEqualTo((long) MEGABYTES << 20);
    // Nor is it kept on disk.
    try (Stream<Path> kept = Files.walk(data)) {
      assertThat(kept.filter(Files::isRegularFile)).isEmpty();
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      if (path.startsWith("/log/")) {
        pour(out);
      } else {
        String page = path.equals("/run") ? "<a href=\"/run/" + RUN + "\">x</a>" : TABLE;
        out.write(page.getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  /** Half of it before the failure, half behind. */
  private void pour(OutputStream out) throws IOException {
    out.write("<html><body><pre>".getBytes(StandardCharsets.UTF_8));
    half(out);
    out.write(FAILURE.getBytes(StandardCharsets.UTF_8));
    half(out);
    out.write("</pre></body></html>".getBytes(StandardCharsets.UTF_8));
  }

  private void half(OutputStream out) throws IOException {
    byte[] lines =
        "- a line of the build that is neither short nor long, &amp; says nothing of any error\n"
            .repeat(12_000)
            .getBytes(StandardCharsets.UTF_8);
    for (long done = 0; done < ((long) MEGABYTES << 20) / 2; done += lines.length) {
      out.write(lines);
      sent += lines.length;
    }
  }
}
