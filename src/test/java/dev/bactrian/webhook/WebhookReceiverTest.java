package dev.bactrian.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bactrian.queue.DeliveryQueue;
import dev.bactrian.store.Database;
import io.javalin.Javalin;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookReceiverTest {

  private static final String SECRET = "secret";
  private static final String GUID = "72d3162e-cc78-11e3-81ab-4c9367dc0958";
  private static final byte[] BODY =
      "{\"action\":\"opened\",\"repository\":{\"id\":5},\"issue\":{\"number\":3}}".getBytes(UTF_8);

  @TempDir Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private Database database;
  private DeliveryQueue queue;
  private Javalin server;

  @BeforeEach
  void start() {
    database = Database.open(folder.resolve("queue.db"));
    listen();
  }

  /** The same database, opened with other settings of SQLite's. */
  private void restartOn(String settings) {
    server.stop();
    database.close();
    database = Database.open("jdbc:sqlite:" + folder.resolve("queue.db") + settings);
    listen();
  }

  private void listen() {
    listen(new Intake());
  }

  private void listen(Intake intake) {
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

  @Test
  void answers_202_once_it_is_stored_and_again_for_the_same_guid() throws Exception {
    assertThat(send(signed(BODY))).isEqualTo(202);
    assertThat(queue.known(List.of(GUID))).containsExactly(GUID);
    assertThat(send(signed(BODY))).isEqualTo(202);
    assertThat(queue.figures().waiting()).isEqualTo(1);
  }

  @Test
  void accepts_and_forgets_what_nobody_wants() throws Exception {
    assertThat(send(signed(BODY).setHeader("X-GitHub-Event", "ping"))).isEqualTo(202);
    assertThat(send(signed(BODY).setHeader("X-GitHub-Event", "of_the_future"))).isEqualTo(202);
    assertThat(queue.figures().waiting()).isZero();
  }

  @Test
  void answers_503_while_more_comes_in_than_there_is_memory_for_and_202_again_after()
      throws Exception {
    server.stop();
    listen(new Intake(256 * 1024));
    List<Socket> slow = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      slow.add(beginning(120 * 1024));
    }
    await().until(() -> send(signed(BODY)) == 503);
    HttpResponse<Void> answer =
        client.send(signed(BODY).build(), HttpResponse.BodyHandlers.discarding());
    assertThat(answer.headers().firstValue("Retry-After")).contains("30");
    for (Socket one : slow) {
      one.close();
    }
    await().until(() -> send(signed(BODY)) == 202);
    assertThat(queue.figures().waiting()).isEqualTo(1);
  }

  @Test
  void bodies_that_are_announced_and_do_not_come_take_no_room() throws Exception {
    server.stop();
    listen(new Intake(256 * 1024));
    List<Socket> silent = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      silent.add(beginning(1));
    }
    assertThat(send(signed(BODY))).isEqualTo(202);
    for (Socket one : silent) {
      one.close();
    }
  }

  /** A request that says it is as large as any, and stops after so many bytes. */
  private Socket beginning(int bytes) throws IOException {
    Socket socket = new Socket("localhost", server.port());
    String head =
        "POST /webhook HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
            + WebhookReceiver.MAX_BODY
            + "\r\nX-GitHub-Event: issues\r\nX-GitHub-Delivery: a\r\n"
            + "X-Hub-Signature-256: sha256=0\r\n\r\n";
    socket.getOutputStream().write(head.getBytes(UTF_8));
    socket.getOutputStream().write(new byte[bytes]);
    socket.getOutputStream().flush();
    return socket;
  }

  @Test
  void answers_503_when_it_cannot_be_stored() throws Exception {
    database.close();
    HttpResponse<Void> answer =
        client.send(signed(BODY).build(), HttpResponse.BodyHandlers.discarding());
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).contains("30");
  }

  @Test
  void answers_503_while_another_process_holds_the_database_and_202_again_after() throws Exception {
    restartOn("?busy_timeout=50");
    try (Connection other =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("queue.db"));
        Statement statement = other.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      assertThat(send(signed(BODY))).isEqualTo(503);
      statement.execute("ROLLBACK");
    }
    assertThat(send(signed(BODY))).isEqualTo(202);
    assertThat(queue.known(List.of(GUID))).containsExactly(GUID);
  }

  @Test
  void answers_503_when_the_disk_is_full_and_lives_on() throws Exception {
    long pages = Files.size(folder.resolve("queue.db")) / 4096 + 60;
    restartOn("?max_page_count=" + pages);
    assertThat(send(signed(json(1_000_000)))).isEqualTo(503);
    assertThat(queue.known(List.of(GUID))).isEmpty();
    assertThat(send(signed(BODY))).as("what still has room").isEqualTo(202);
    restartOn("");
    assertThat(queue.known(List.of(GUID))).containsExactly(GUID);
  }

  @Test
  void turns_away_a_missing_and_a_wrong_signature_without_a_word() throws Exception {
    assertThat(send(request(BODY))).isEqualTo(401);
    assertThat(send(request(BODY).header("X-Hub-Signature-256", "sha256="))).isEqualTo(403);
    assertThat(
            send(
                request(BODY)
                    .header("X-Hub-Signature-256", WebhookSignature.sign("guessed", BODY))))
        .isEqualTo(403);
    assertThat(queue.known(List.of(GUID))).as("an outsider can't reserve a guid").isEmpty();
    HttpResponse<String> answer =
        client.send(request(BODY).build(), HttpResponse.BodyHandlers.ofString());
    assertThat(answer.body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"X-GitHub-Event", "X-GitHub-Delivery"})
  void needs_the_headers(String name) throws Exception {
    assertThat(send(signed(BODY).setHeader(name, ""))).isEqualTo(400);
    assertThat(send(signed(BODY).setHeader(name, "a:b"))).isEqualTo(400);
    assertThat(send(signed(BODY).setHeader(name, "x".repeat(65)))).isEqualTo(400);
  }

  /** As they come over the wire: clients of the JDK refuse to send them. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\r\n b",
        "a\rX-Forged: b",
        "a\u0000b",
        "a\u001b[2J",
        "a%0d%0ab",
        "a b",
        "../../a",
        "<script>",
        "\u00e9",
        "reindex:1"
      })
  void a_delivery_id_is_a_word_or_refused(String guid) throws Exception {
    try (Socket socket = new Socket("localhost", server.port())) {
      String head =
          "POST /webhook HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: "
              + BODY.length
              + "\r\nContent-Type: application/json\r\nX-GitHub-Event: issues\r\n"
              + "X-Hub-Signature-256: "
              + WebhookSignature.sign(SECRET, BODY)
              + "\r\nX-GitHub-Delivery: "
              + guid
              + "\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(UTF_8));
      socket.getOutputStream().write(BODY);
      socket.getOutputStream().flush();
      String answer = new String(socket.getInputStream().readAllBytes(), UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 400").doesNotContain("X-Forged", "[2J", "<script>");
    }
    assertThat(queue.figures().waiting()).isZero();
  }

  @Test
  void needs_each_header_to_be_there_at_all() throws Exception {
    String signature = WebhookSignature.sign(SECRET, BODY);
    URI uri = URI.create("http://localhost:" + server.port() + "/webhook");
    HttpRequest.Builder bare =
        HttpRequest.newBuilder(uri)
            .header("X-Hub-Signature-256", signature)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(BODY));
    assertThat(send(bare.copy().header("X-GitHub-Event", "issues"))).isEqualTo(400);
    assertThat(send(bare.copy().header("X-GitHub-Delivery", GUID))).isEqualTo(400);
    assertThat(send(bare)).isEqualTo(400);
    assertThat(queue.figures().waiting()).isZero();
  }

  @Test
  void takes_json_only() throws Exception {
    byte[] form = "payload=%7B%7D".getBytes(UTF_8);
    assertThat(send(signed(form).setHeader("Content-Type", "application/x-www-form-urlencoded")))
        .isEqualTo(415);
    assertThat(send(signed(BODY).setHeader("Content-Type", "application/json; charset=utf-8")))
        .isEqualTo(202);
    assertThat(send(signed("not json".getBytes(UTF_8)))).isEqualTo(400);
    assertThat(send(signed(new byte[0]))).isEqualTo(400);
  }

  @Test
  void takes_bodies_up_to_the_limit_and_no_larger() throws Exception {
    byte[] largest = json(WebhookReceiver.MAX_BODY);
    assertThat(send(signed(largest))).isEqualTo(202);
    byte[] larger = json(WebhookReceiver.MAX_BODY + 1);
    assertThat(statusOfHeadersAlone(larger.length)).startsWith("HTTP/1.1 413");
    HttpRequest chunked =
        signed(larger)
            .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(larger)))
            .build();
    assertThat(client.send(chunked, HttpResponse.BodyHandlers.discarding()).statusCode())
        .isEqualTo(413);
  }

  @Test
  void takes_posts_only() throws Exception {
    assertThat(send(signed(BODY).GET())).isEqualTo(405);
    assertThat(send(signed(BODY).PUT(HttpRequest.BodyPublishers.noBody()))).isEqualTo(405);
  }

  /** What is answered to a declared length, before any of the body is sent. */
  private String statusOfHeadersAlone(int length) throws Exception {
    try (Socket socket = new Socket("localhost", server.port())) {
      String head =
          "POST /webhook HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + length + "\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(UTF_8));
      return new String(socket.getInputStream().readNBytes(12), UTF_8);
    }
  }

  private int send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  private HttpRequest.Builder signed(byte[] body) {
    return request(body).header("X-Hub-Signature-256", WebhookSignature.sign(SECRET, body));
  }

  private HttpRequest.Builder request(byte[] body) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + "/webhook"))
        .header("X-GitHub-Event", "issues")
        .header("X-GitHub-Delivery", GUID)
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofByteArray(body));
  }

  /** A JSON object of exactly so many bytes. */
  private static byte[] json(int length) {
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
