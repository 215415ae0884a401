package dev.bactrian.ci.job;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.bactrian.ci.PoliteClient;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A CI server that answers what it was told to, over real HTTP. */
public final class FakeCi implements AutoCloseable {

  /** Writes an answer piece by piece. */
  public interface Body {
    void write(OutputStream out) throws IOException;
  }

  /**
   * @param length promised; 0 for none
   */
  private record Answer(int status, String type, long length, Body body) {}

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  public FakeCi() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      URI uri = exchange.getRequestURI();
      requests.add(uri.toString());
      Answer answer = answers.getOrDefault(uri.toString(), answers.get(uri.getPath()));
      if (answer == null) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      if (answer.status() / 100 == 3) {
        exchange.getResponseHeaders().set("Location", answer.type());
      } else if (answer.type() != null) {
        exchange.getResponseHeaders().set("Content-Type", answer.type());
      }
      exchange.sendResponseHeaders(answer.status(), answer.length());
      answer.body().write(exchange.getResponseBody());
    }
  }

  /** Answers a decoded path, or a path with its query, with a page; without a type, as they do. */
  public FakeCi page(String path, String html) {
    return answer(path, 200, null, out -> out.write(html.getBytes(UTF_8)));
  }

  public FakeCi json(String path, String json) {
    return answer(path, 200, "application/json", out -> out.write(json.getBytes(UTF_8)));
  }

  public FakeCi status(String path, int status) {
    return answer(path, status, null, out -> {});
  }

  public FakeCi redirect(String path, String location) {
    return answer(path, 302, location, out -> {});
  }

  public FakeCi stream(String path, Body body) {
    return answer(path, 200, "text/html; charset=utf-8", body);
  }

  /** Promises more than it sends. */
  public FakeCi brokenOff(String path, String begin) {
    answers.put(path, new Answer(200, null, 1 << 30, out -> out.write(begin.getBytes(UTF_8))));
    return this;
  }

  /** Begins an answer that does not end as long as the server stands. */
  public FakeCi unending(String path, String begin) {
    return stream(
        path,
        out -> {
          out.write(begin.getBytes(UTF_8));
          out.flush();
          try {
            closed.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  private FakeCi answer(String path, int status, String type, Body body) {
    answers.put(path, new Answer(status, type, 0, body));
    return this;
  }

  /** A log as the web pages show it. */
  public static String logPage(String log) {
    return "<!DOCTYPE html>\n<html><body><ul class=\"statuses\"><li class=\"failed\">x</li></ul>"
        + "<pre><span class='fg-blue'>"
        + log.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        + "</span></pre></body></html>";
  }

  /** A job's log of the cluster, around what the step printed. */
  public static String job(String operation, String output, String end) {
    return """
        2026-11-20 07:30.31: New job: %s
        Base: ocaml/opam@sha256:0123456789abcdef
        To reproduce locally:
        cat > Dockerfile <<'END-OF-DOCKERFILE'
        RUN make || echo failed
        END-OF-DOCKERFILE
        2026-11-20 07:30.31: Waiting for worker…
        Building on jade-2
        (from ocaml/opam@sha256:0123456789abcdef)
        /src: (run (shell "make"))
        %s
        "/usr/bin/env" "bash" "-c" "make" failed with exit status 2
        2026-11-20 07:35.02: %s
        """
        .formatted(operation, output.stripTrailing(), end);
  }

  public URI uri(String path) {
    return URI.create("http://localhost:" + server.getAddress().getPort() + path);
  }

  /** What was asked for, paths with their queries. */
  public List<String> requests() {
    return requests;
  }

  /** A client that keeps nothing. */
  static Pages pages() {
    return new PoliteClient()::stream;
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
