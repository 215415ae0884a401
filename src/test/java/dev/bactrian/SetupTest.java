package dev.bactrian;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bactrian.config.DeploymentConfig;
import dev.bactrian.github.fake.FakeGitHub;
import dev.bactrian.index.Embedder;
import dev.bactrian.queue.TestClock;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a first start without settings to an App that takes deliveries. */
class SetupTest {

  @TempDir Path data;

  private final TestClock clock = new TestClock();
  private final HttpClient browser = HttpClient.newHttpClient();
  private FakeGitHub github;
  private Serving serving;
  private String base;

  @BeforeEach
  void start() throws IOException {
    github = FakeGitHub.start(clock);
    try (ServerSocket free = new ServerSocket(0)) {
      base = "http://localhost:" + free.getLocalPort();
    }
    serving = Serving.start(config(Map.of()), () -> Embedder.OFF, clock);
  }

  @AfterEach
  void stop() {
    serving.close();
    github.close();
  }

  @Test
  void from_the_link_in_the_log_to_a_running_app() throws Exception {
    Session session = entered("caravan-ml");
    assertThat(session.form().attr("action"))
        .startsWith("https://github.com/organizations/caravan-ml/settings/apps/new?state=");
    JsonNode manifest = new ObjectMapper().readTree(session.form().select("input").val());
    assertThat(manifest.path("name").asText()).isEqualTo("Bactrian of ours");
    assertThat(manifest.path("hook_attributes").path("url").asText()).isEqualTo(base + "/webhook");
    assertThat(manifest.path("redirect_url").asText()).isEqualTo(base + "/setup/done");
    assertThat(manifest.path("public").asBoolean()).isFalse();
    assertThat(manifest.path("default_permissions").path("issues").asText()).isEqualTo("write");
    assertThat(manifest.toString()).doesNotContain("example.org");

    HttpResponse<String> done =
        get("/setup/done?code=" + FakeGitHub.MANIFEST_CODE + "&state=" + session.state(), session);
    assertThat(done.statusCode()).isEqualTo(303);
    assertThat(done.headers().firstValue("Location"))
        .contains("https://github.com/apps/bactrian/installations/new");

    serving.app().get(30, TimeUnit.SECONDS);
    github.hooks().sendTo(URI.create(base + "/webhook"), "manifest-secret");
    assertThat(github.hooks().deliver("ping", "{}".getBytes(UTF_8))).isEqualTo(202);
    assertThat(get("/setup", session).statusCode()).isEqualTo(404);
    for (String file : List.of("github-app.pem", "github-app.json")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(file))))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void the_next_start_needs_no_settings_and_the_environment_wins() throws Exception {
    Session session = entered("");
    get("/setup/done?code=" + FakeGitHub.MANIFEST_CODE + "&state=" + session.state(), session);
    serving.app().get(30, TimeUnit.SECONDS);
    assertThat(config(Map.of()).app().orElseThrow().appId()).isEqualTo(FakeGitHub.APP_ID);
    assertThat(
            config(Map.of("BACTRIAN_WEBHOOK_SECRET", "other"))
                .app()
                .orElseThrow()
                .webhookSecrets()
                .getFirst()
                .expose())
        .isEqualTo("other");
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> config(Map.of("BACTRIAN_APP_ID", "1")))
        .hasMessageContaining("2 settings");
  }

  @Test
  void nothing_is_shown_without_the_token() throws Exception {
    assertThat(get("/", null).body()).contains("not set up yet").doesNotContain("<form");
    assertThat(get("/setup", null).statusCode()).isEqualTo(403);
    assertThat(get("/setup?token=guess", null).statusCode()).isEqualTo(403);
    assertThat(post(Map.of("token", "guess", "name", "Bactrian"), null).statusCode())
        .isEqualTo(403);
    assertThat(get("/health", null).statusCode()).isEqualTo(200);
    assertThat(get("/ready", null).statusCode()).isEqualTo(503);
    assertThat(github.requests()).isEmpty();
  }

  @Test
  void the_token_works_once_and_the_session_may_begin_anew() throws Exception {
    Session session = entered("");
    String token = session.link().getQuery().replace("token=", "");
    assertThat(get("/setup?token=" + token, null).statusCode()).isEqualTo(403);
    assertThat(post(Map.of("token", token, "name", "Bactrian"), null).statusCode()).isEqualTo(403);
    Document again = Jsoup.parse(get("/setup", session).body());
    String key = again.select("input[name=key]").val();
    assertThat(post(Map.of("key", key, "name", "Bactrian"), session).statusCode()).isEqualTo(200);
    assertThat(post(Map.of("key", "", "name", "Bactrian"), session).statusCode()).isEqualTo(403);
    // The state of the first form is void now.
    assertThat(done(session.state(), session)).isEqualTo(403);
  }

  @Test
  void a_foreign_a_repeated_or_a_late_answer_is_refused() throws Exception {
    Session session = entered("");
    assertThat(done("guess", session)).isEqualTo(403);
    assertThat(done(session.state(), null)).isEqualTo(403);
    github.failNext(dev.bactrian.github.fake.Fault.status("POST /app-manifests/.*", 404));
    assertThat(done(session.state(), session)).isEqualTo(502);
    assertThat(done(session.state(), session)).isEqualTo(403);
    assertThat(data.resolve("github-app.pem")).doesNotExist();

    Document again = Jsoup.parse(get("/setup", session).body());
    String key = again.select("input[name=key]").val();
    String page = post(Map.of("key", key, "name", "Bactrian"), session).body();
    String state = Jsoup.parse(page).select("form").attr("action").replaceFirst(".*state=", "");
    clock.advance(Duration.ofMinutes(61));
    assertThat(done(state, session)).isEqualTo(403);
  }

  @Test
  void a_wrong_name_or_organisation_spends_nothing() throws Exception {
    String token = serving.setupLink().orElseThrow().getQuery().replace("token=", "");
    for (String owner : List.of("../x", "a/b", "x?y")) {
      assertThat(post(Map.of("token", token, "name", "Bactrian", "owner", owner), null))
          .satisfies(
              answer -> {
                assertThat(answer.statusCode()).isEqualTo(400);
                assertThat(answer.body()).contains("not the name of an organisation");
              });
    }
    assertThat(post(Map.of("token", token, "name", "<b>"), null).statusCode()).isEqualTo(400);
    assertThat(post(Map.of("token", token, "name", "Bactrian"), null).statusCode()).isEqualTo(200);
  }

  private record Session(URI link, String cookie, Document page) {
    org.jsoup.nodes.Element form() {
      return page.select("form").first();
    }

    String state() {
      return form().attr("action").replaceFirst(".*state=", "");
    }
  }

  private Session entered(String owner) throws Exception {
    URI link = serving.setupLink().orElseThrow();
    assertThat(link.toString()).startsWith(base + "/setup?token=");
    Document first = Jsoup.parse(get("/setup?" + link.getQuery(), null).body());
    HttpResponse<String> sent =
        post(
            Map.of(
                "token",
                first.select("input[name=token]").val(),
                "name",
                "Bactrian of ours",
                "owner",
                owner),
            null);
    assertThat(sent.statusCode()).isEqualTo(200);
    assertThat(sent.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("form-action 'self' https://github.com;")
        .contains("default-src 'none'");
    String cookie = sent.headers().firstValue("Set-Cookie").orElseThrow();
    assertThat(cookie).contains("HttpOnly").contains("SameSite=Lax").contains("Path=/;");
    return new Session(link, cookie.replaceFirst(";.*", ""), Jsoup.parse(sent.body()));
  }

  private int done(String state, Session session) throws Exception {
    return get("/setup/done?code=" + FakeGitHub.MANIFEST_CODE + "&state=" + state, session)
        .statusCode();
  }

  private HttpResponse<String> get(String path, Session session) throws Exception {
    return browser.send(request(path, session).GET().build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(Map<String, String> fields, Session session) throws Exception {
    String body =
        fields.entrySet().stream()
            .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), UTF_8))
            .collect(Collectors.joining("&"));
    return browser.send(
        request("/setup", session)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path, Session session) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
    return session == null ? request : request.header("Cookie", session.cookie());
  }

  private DeploymentConfig config(Map<String, String> more) {
    Map<String, String> environment = new java.util.HashMap<>(more);
    environment.put("BACTRIAN_DATA", data.toString());
    environment.put("BACTRIAN_GITHUB_API", github.apiUrl());
    environment.put("BACTRIAN_GITHUB_WEB", "https://github.com");
    environment.put("BACTRIAN_PUBLIC_URL", base);
    environment.put("BACTRIAN_PORT", base.replaceFirst(".*:", ""));
    return DeploymentConfig.readBeforeSetup(environment);
  }
}
