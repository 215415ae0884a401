package dev.bactrian;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code bactrian try} shows: the way of the sample issue, and the pages, over real HTTP. */
class RehearsalTest {

  @TempDir static Path data;
  private static Rehearsal rehearsal;
  private static Rehearsal.Scene scene;

  @BeforeAll
  static void start() throws Exception {
    rehearsal = Rehearsal.start(data, 0);
    scene = rehearsal.play();
  }

  @AfterAll
  static void stop() {
    rehearsal.close();
  }

  @Test
  void the_new_issue_is_led_to_the_old_one_in_another_repository() {
    assertThat(scene.word()).isEqualTo("suggest");
    assertThat(scene.comment())
        .contains("https://redirect.github.com/caravan-ml/compiler/issues/12")
        .contains("caml_domain_alone() || young_ptr_in_range(domain)");
    assertThat(scene.evidence()).anySatisfy(line -> assertThat(line).contains("assertion"));
  }

  @Test
  void a_pasted_log_gets_its_failures_marked_and_executes_nothing() throws Exception {
    HttpResponse<String> page =
        post(
            "text="
                + URLEncoder.encode(
                    "<script>alert(1)</script>\n[03] file runtime/minor_gc.c; line 9 ### Assertion"
                        + " failed: caml_domain_alone() || young_ptr_in_range(domain)\n",
                    StandardCharsets.UTF_8));

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("runtime-assertion")
        .contains("id=\"L2\" class=\"hit\"")
        .contains("caravan-ml/compiler#12")
        .doesNotContain("<script>");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'");
  }

  @Test
  void nothing_pasted_is_answered_with_what_to_do() throws Exception {
    HttpResponse<String> page = post("text=+&title=");
    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body()).contains("Paste something first.");
  }

  @Test
  void machines_and_people_can_ask_how_it_is() throws Exception {
    assertThat(get("/health").body()).isEqualTo("alive\n");
    assertThat(get("/ready").statusCode()).isEqualTo(200);
    assertThat(get("/metrics").body())
        .contains("bactrian_index_reports 16.0")
        .contains("bactrian_queue_dead 0.0")
        .doesNotContain("caravan-ml");
    assertThat(get("/status").body()).contains("16 reports can be found");
    assertThat(get("/nowhere").statusCode()).isEqualTo(404);
    assertThat(get("/assets/bactrian.css").statusCode()).isEqualTo(200);
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return send(HttpRequest.newBuilder(uri(path)).build());
  }

  private static HttpResponse<String> post(String form) throws Exception {
    return send(
        HttpRequest.newBuilder(uri("/"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build());
  }

  private static URI uri(String path) {
    return URI.create("http://localhost:" + rehearsal.port() + path);
  }

  private static HttpResponse<String> send(HttpRequest request) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.ofString());
    }
  }
}
