package dev.bactrian;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.config.DeploymentConfig;
import dev.bactrian.github.fake.FakeGitHub;
import dev.bactrian.index.Embedder;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Where people come over https, cookies are named so that no neighbour of the host can set them;
 * over http they could not be named so.
 */
class HostCookieTest {

  @TempDir Path data;
  private final FakeGitHub github = FakeGitHub.start();
  private final HttpClient client = HttpClient.newHttpClient();
  private int port;

  @AfterEach
  void stop() {
    client.close();
    github.close();
  }

  @ParameterizedTest
  @CsvSource({"https://bactrian.example, __Host-, true", "http://localhost:8080, '', false"})
  void signing_in_and_out(String publicUrl, String prefix, boolean secure) throws Exception {
    Path key = data.resolve("key.pem");
    Files.writeString(key, FakeGitHub.privateKeyPem());
    Map<String, String> app =
        Map.of(
            "BACTRIAN_APP_ID", Long.toString(FakeGitHub.APP_ID),
            "BACTRIAN_PRIVATE_KEY_FILE", key.toString(),
            "BACTRIAN_WEBHOOK_SECRET", "s",
            "BACTRIAN_CLIENT_ID", "Iv1.fake",
            "BACTRIAN_CLIENT_SECRET", "client-secret");
    try (Serving serving = serving(publicUrl, app)) {
      HttpResponse<String> asked = get("/sign-in", "");
      String pending = cookie(asked, prefix + "bactrian-sign-in", secure);
      URI back = URI.create(location(send(HttpRequest.newBuilder(URI.create(location(asked))))));
      assertThat(back.toString()).startsWith(publicUrl + "/sign-in/done?");
      HttpResponse<String> done = get(back.getPath() + "?" + back.getRawQuery(), pending);
      assertThat(done.headers().allValues("Set-Cookie"))
          .as("what was pending is removed with what the prefix asks for")
          .filteredOn(one -> one.startsWith(prefix + "bactrian-sign-in="))
          .hasSize(1)
          .allMatch(
              one -> one.contains("Expires=Thu, 01 Jan 1970") && one.contains("Secure") == secure);
      String session = cookie(done, prefix + "bactrian", secure);

      Document help = Jsoup.parse(get("/help", session).body());
      assertThat(help.select(".who").text()).contains("tara");
      String plain = session.replaceFirst("^__Host-", "");
      assertThat(Jsoup.parse(get("/help", plain).body()).select(".who").text().contains("tara"))
          .as("under the plain name a neighbour could have set it")
          .isEqualTo(!secure);
      HttpResponse<String> out =
          send(
              request("/sign-out", session)
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(
                      BodyPublishers.ofString("key=" + help.select(".who input[name=key]").val())));
      assertThat(cookie(out, prefix + "bactrian", secure)).isEqualTo(prefix + "bactrian=");
      assertThat(Jsoup.parse(get("/help", session).body()).select(".who").text())
          .isEqualTo("Sign in");
    }
  }

  @Test
  void setting_up() throws Exception {
    try (Serving serving = serving("https://bactrian.example", Map.of())) {
      String token = serving.setupLink().orElseThrow().getQuery();
      HttpResponse<String> sent =
          send(
              request("/setup", "")
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(BodyPublishers.ofString(token + "&name=Bactrian&owner=")));
      String session = cookie(sent, "__Host-bactrian-setup", true);
      assertThat(get("/setup", session).statusCode()).isEqualTo(200);
      assertThat(get("/setup", session.replaceFirst("^__Host-", "")).statusCode()).isEqualTo(403);
    }
  }

  private Serving serving(String publicUrl, Map<String, String> more) throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Map<String, String> environment = new HashMap<>(more);
    environment.put("BACTRIAN_DATA", data.toString());
    environment.put("BACTRIAN_GITHUB_API", github.apiUrl());
    environment.put("BACTRIAN_GITHUB_WEB", github.apiUrl());
    environment.put("BACTRIAN_PUBLIC_URL", publicUrl);
    environment.put("BACTRIAN_PORT", Integer.toString(port));
    return Serving.start(
        DeploymentConfig.readBeforeSetup(environment), () -> Embedder.OFF, InstantSource.system());
  }

  /** As a browser would send it back, if it is one that a browser takes. */
  private static String cookie(HttpResponse<String> response, String name, boolean secure) {
    List<String> set =
        response.headers().allValues("Set-Cookie").stream()
            .filter(one -> one.startsWith(name + "="))
            .toList();
    assertThat(set).isNotEmpty();
    assertThat(set)
        .allSatisfy(
            one -> {
              assertThat(one).contains("Path=/;").contains("HttpOnly").contains("SameSite=Lax");
              assertThat(one).doesNotContain("Domain");
              assertThat(one.contains("Secure")).isEqualTo(secure);
            });
    return set.getLast().replaceFirst(";.*", "");
  }

  private static String location(HttpResponse<String> response) {
    return response.headers().firstValue("Location").orElseThrow();
  }

  private HttpResponse<String> get(String path, String cookie) throws Exception {
    return send(request(path, cookie));
  }

  private HttpRequest.Builder request(String path, String cookie) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .header("Accept", "text/html");
    return cookie.isEmpty() ? request : request.header("Cookie", cookie);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }
}
