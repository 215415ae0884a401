package dev.bactrian.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bactrian.Samples;
import dev.bactrian.report.Post;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./bactrian try} as people type it: the launcher, the packaged jar, a page. */
class TryIT {

  private static final Path JAR = Path.of("target/bactrian.jar");
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  @TempDir Path folder;

  @Test
  void shows_the_comment_and_answers_what_is_pasted() throws Exception {
    int port = freePort();
    Path data = folder.resolve("data");
    Process process = launch(port, data, "try");
    try {
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(50))
          .until(() -> !process.isAlive() || printed().contains("Ctrl-C ends it."));
      assertThat(printed())
          .contains("The comment it would post:", "The evidence:")
          .contains("https://redirect.github.com/caravan-ml/compiler/issues/12")
          .contains("/duplicate caravan-ml/compiler#12")
          .contains("both fail the assertion: caml_domain_alone()")
          .contains("http://localhost:" + port + "/");

      Post issue = Samples.load().newIssue();
      sameAnswer(paste(port, issue.title(), issue.body()));
      sameAnswer(paste(port, "", issue.body().substring(issue.body().indexOf("Test churn"))));
      assertThat(get(port, "/").body()).contains("<form").contains("</html>");
      assertThat(get(port, "/ready").statusCode()).isEqualTo(200);
      assertThat(data.resolve("bactrian.db")).exists();
    } finally {
      process.destroy();
    }
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    // 128 and SIGTERM: nothing of ours made it fail.
    assertThat(process.exitValue()).isEqualTo(143);
    assertThat(said()).doesNotContain("\tat ").doesNotContain("ERROR");
    try (Stream<Path> left = Files.list(data)) {
      assertThat(left.map(file -> file.getFileName().toString()))
          .as("SQLite's own files go when it is closed")
          .noneMatch(name -> name.endsWith("-wal"));
    }
    try (Stream<Path> left = Files.walk(home())) {
      assertThat(left.filter(Files::isRegularFile))
          .as("no library keeps an identifier of this machine, or events to send, at home")
          .isEmpty();
    }
    new ServerSocket(port).close();
  }

  @Test
  void a_port_that_is_taken_is_said_in_one_sentence() throws Exception {
    try (ServerSocket taken = new ServerSocket(0)) {
      Process process = launch(taken.getLocalPort(), folder.resolve("data"), "try");
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(1);
      assertThat(said().lines().filter(line -> line.startsWith("bactrian: ")))
          .anyMatch(line -> line.contains(Integer.toString(taken.getLocalPort())));
      assertThat(said()).doesNotContain("\tat ");
    }
  }

  private static void sameAnswer(JsonNode answer) {
    assertThat(answer.path("word").asText()).isEqualTo("suggest");
    assertThat(answer.path("commentHtml").asText())
        .contains("https://redirect.github.com/caravan-ml/compiler/issues/12")
        .contains("both fail the assertion");
    assertThat(answer.path("candidates").findValuesAsText("name"))
        .contains("caravan-ml/compiler#12");
    assertThat(answer.path("failures").get(0).path("kind").asText()).isEqualTo("runtime-assertion");
  }

  private Process launch(int port, Path data, String... words) throws IOException {
    // Whatever was touched since: the jar was made of it a moment ago.
    Files.setLastModifiedTime(JAR, FileTime.from(Instant.now()));
    ProcessBuilder builder =
        new ProcessBuilder(Stream.concat(Stream.of("./bactrian"), Stream.of(words)).toList());
    // Libraries that report home are quiet where they take the machine for a CI server.
    builder
        .environment()
        .keySet()
        .removeIf(
            name -> Stream.of("BACTRIAN_", "CI", "GITHUB_", "XDG_").anyMatch(name::startsWith));
    builder.environment().put("HOME", Files.createDirectories(home()).toString());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("BACTRIAN_PORT", Integer.toString(port));
    builder.environment().put("BACTRIAN_DATA", data.toString());
    return builder
        .redirectOutput(folder.resolve("out").toFile())
        .redirectError(folder.resolve("err").toFile())
        .start();
  }

  private Path home() {
    return folder.resolve("home");
  }

  private String printed() throws IOException {
    return Files.readString(folder.resolve("out"));
  }

  private String said() throws IOException {
    return Files.readString(folder.resolve("err"));
  }

  private static JsonNode paste(int port, String title, String text) throws Exception {
    String form = "title=" + encoded(title) + "&text=" + encoded(text);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Accept", "application/json")
            .POST(BodyPublishers.ofString(form))
            .build();
    return new ObjectMapper().readTree(send(request).body()).path("answer");
  }

  private static java.net.http.HttpResponse<String> get(int port, String path) throws Exception {
    return send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build());
  }

  private static java.net.http.HttpResponse<String> send(HttpRequest request) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.ofString());
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
