package dev.bactrian.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bactrian.store.Database;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** 503 as long as there is no room, in memory or on disk; nothing else is lost by that. */
class ReceiverTroubleTest extends ServedReceiver {

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

  /** The same database, opened with other settings of SQLite's. */
  private void restartOn(String settings) {
    server.stop();
    database.close();
    database = Database.open("jdbc:sqlite:" + folder.resolve("queue.db") + settings);
    listen();
  }
}
