package dev.bactrian;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.Executors;

/**
 * What {@code bactrian try} talks to instead of GitHub: on loopback, it knows no files and no
 * comments, and lets nothing be written.
 */
final class QuietGitHub implements AutoCloseable {

  private final HttpServer server;
  private final Map<String, Long> repositories;

  /**
   * @param repositories ids of the public repositories that are there, by {@code owner/name}
   */
  QuietGitHub(Map<String, Long> repositories) throws IOException {
    this.repositories = repositories;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  URI base() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  private void answer(HttpExchange exchange) throws IOException {
    String method = exchange.getRequestMethod();
    String path = exchange.getRequestURI().getPath();
    if (path.endsWith("/access_tokens")) {
      Instant end = Instant.now().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
      send(
          exchange,
          201,
          "{\"token\":\"sample\",\"expires_at\":\"%s\",\"permissions\":{}}".formatted(end));
    } else if (path.matches("/app/installations/\\d+")) {
      send(exchange, 200, "{\"id\":1,\"account\":{\"id\":6,\"login\":\"caravan-ml\"}}");
    } else if (path.equals("/app")) {
      send(
          exchange,
          200,
          "{\"id\":1,\"slug\":\"bactrian\",\"name\":\"Bactrian\",\"permissions\":{},\"events\":[]}");
    } else if (path.endsWith("/permission")) {
      send(exchange, 200, "{\"permission\":\"admin\",\"role_name\":\"admin\"}");
    } else if (!method.equals("GET")) {
      send(exchange, 403, "{\"message\":\"nothing is posted while trying\"}");
    } else if (path.endsWith("/comments") || path.endsWith("/issues") || path.endsWith("/labels")) {
      send(exchange, 200, "[]");
    } else if (repositories.containsKey(path.replaceFirst("^/repos/", ""))) {
      String name = path.replaceFirst("^/repos/", "");
      send(
          exchange,
          200,
          "{\"id\":%d,\"full_name\":\"%s\",\"private\":false}"
              .formatted(repositories.get(name), name));
    } else {
      send(exchange, 404, "{\"message\":\"Not Found\"}");
    }
  }

  private static void send(HttpExchange exchange, int status, String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    exchange.getRequestBody().readAllBytes();
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
