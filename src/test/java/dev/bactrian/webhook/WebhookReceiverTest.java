package dev.bactrian.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken, and what is turned away. */
class WebhookReceiverTest extends ServedReceiver {

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
}
