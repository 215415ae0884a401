package dev.bactrian.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bactrian.github.fake.FakeComment;
import dev.bactrian.github.fake.FakeGitHub;
import dev.bactrian.github.fake.FakeIssue;
import dev.bactrian.github.fake.FakeRepository;
import dev.bactrian.github.fake.Held;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM: what is in hand is finished, what comes meanwhile is kept, and nobody is led here. */
class StoppedProcessTest {

  @TempDir Path folder;

  @Test
  void it_is_not_ready_while_it_finishes_what_is_in_hand() throws Exception {
    try (FakeGitHub github = FakeGitHub.start();
        HttpClient client = HttpClient.newHttpClient();
        ServeProcess serve = ServeProcess.light(folder, github)) {
      FakeRepository home = github.repository("caravan/home");
      FakeIssue issue = home.issue("It aborts", "Nobody knows why.", "amina");
      int port = serve.start();
      await().atMost(Duration.ofSeconds(60)).until(() -> ready(client, port).startsWith("200"));

      Held held = github.holdNext("POST /repos/caravan/home/issues/1/comments");
      ask(github, home.comment(issue, "tara", "/help"));
      await().atMost(Duration.ofSeconds(60)).until(held::came);
      serve.askToStop();
      await().atMost(Duration.ofSeconds(20)).until(() -> ready(client, port).startsWith("503"));
      assertThat(ready(client, port)).contains("process: it is being stopped");
      ask(github, home.comment(issue, "tara", "/signature"));
      assertThat(issue.commentsByApp()).isEmpty();

      held.letGo();
      serve.awaitEnd();
      assertThat(issue.commentsByApp()).hasSize(1);
      serve.start();
      await().atMost(Duration.ofSeconds(60)).until(() -> issue.commentsByApp().size() == 2);
    }
  }

  private static void ask(FakeGitHub github, FakeComment comment) {
    assertThat(github.hooks().deliver("issue_comment", github.events().comment("created", comment)))
        .isEqualTo(202);
  }

  private static String ready(HttpClient client, int port)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        client.send(
            HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/ready")).build(),
            HttpResponse.BodyHandlers.ofString());
    return answer.statusCode() + " " + answer.body();
  }
}
