package dev.bactrian.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bactrian.queue.DeliveryQueue;
import dev.bactrian.store.Database;
import io.javalin.Javalin;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A receiver over HTTP, on a database of its own, and requests as GitHub makes them. */
abstract class ServedReceiver {

  static final String SECRET = "secret";
  static final String GUID = "72d3162e-cc78-11e3-81ab-4c9367dc0958";
  static final byte[] BODY =
      "{\"action\":\"opened\",\"repository\":{\"id\":5},\"issue\":{\"number\":3}}".getBytes(UTF_8);

  @TempDir Path folder;
  final HttpClient client = HttpClient.newHttpClient();
  Database database;
  DeliveryQueue queue;
  Javalin server;

  @BeforeEach
  void start() {
    database = Database.open(folder.resolve("queue.db"));
    listen();
  }

  void listen() {
    listen(new Intake());
  }

  void listen(Intake intake) {
    queue = new DeliveryQueue(database.jdbi(), InstantSource.system());
    WebhookReceiver receiver =
        new WebhookReceiver(
            queue, List.of(SECRET, "older"), Set.of("issues", "issue_comment"), intake);
    server =
        Javalin.create(
                config -> {
                  config.startup.showJavalinBanner = false;
                  receiver.addTo(config);
                })
            .start(0);
  }

  @AfterEach
  void stop() {
    server.stop();
    database.close();
    client.close();
  }

  int send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  HttpRequest.Builder signed(byte[] body) {
    return request(body).header("X-Hub-Signature-256", WebhookSignature.sign(SECRET, body));
  }

  HttpRequest.Builder request(byte[] body) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + "/webhook"))
        .header("X-GitHub-Event", "issues")
        .header("X-GitHub-Delivery", GUID)
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofByteArray(body));
  }

  /** A JSON object of exactly so many bytes. */
  static byte[] json(int length) {
    String start = "{\"a\":[";
    String unit = "12345678,";
    StringBuilder text = new StringBuilder(length).append(start);
    while (text.length() + unit.length() + 3 <= length) {
      text.append(unit);
    }
    text.append('1');
    return text.append(" ".repeat(length - text.length() - 2))
        .append("]}")
        .toString()
        .getBytes(UTF_8);
  }
}
