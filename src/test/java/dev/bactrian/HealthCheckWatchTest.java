package dev.bactrian;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okForContentType;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.bactrian.config.AppIdentity;
import dev.bactrian.config.BuildSettings;
import dev.bactrian.config.DeploymentConfig;
import dev.bactrian.config.Secret;
import dev.bactrian.github.fake.FakeGitHub;
import dev.bactrian.github.fake.FakeIssue;
import dev.bactrian.github.fake.FakeRepository;
import dev.bactrian.index.Embedder;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A health check announces its runs, and the report that covers a cause follows them. */
class HealthCheckWatchTest {

  private static final String SECRET = "watch-the-caravan-well";

  private static final String LOG =
      """
      #=== ERROR while compiling dates.1.0 ==========================================#
      # context     2.1.5 | linux/x86_64 | ocaml-base-compiler.5.2.0 | pinned
      # path        ~/.opam/5.2/.opam-switch/build/dates.1.0
      # exit-code   1
      ### output ###
      # File "src/dates.ml", line 3, characters 8-20:
      # Error: Unbound value Tent.pitch_all
      """;

  @RegisterExtension
  static final WireMockExtension checks =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  @TempDir Path folder;

  private final List<String> runs = new ArrayList<>();
  private FakeGitHub github;
  private FakeIssue report;
  private App app;

  @BeforeEach
  void start() throws Exception {
    github = FakeGitHub.start();
    FakeRepository repository = github.repository("caravan/dates");
    report = repository.issue("dates does not build", "```\n" + LOG + "```\n", "salma");
    Path key = Files.writeString(folder.resolve("key.pem"), FakeGitHub.privateKeyPem());
    run("1700000000-aaaaaaa", "bad");
    app =
        App.start(
            Launch.of(
                    new DeploymentConfig(
                        Optional.of(
                            new AppIdentity(FakeGitHub.APP_ID, key, List.of(new Secret("s")))),
                        URI.create(github.apiUrl()),
                        URI.create("https://github.com"),
                        URI.create("http://localhost"),
                        folder.resolve("data"),
                        0,
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        false),
                    Embedder.OFF,
                    InstantSource.system())
                .watching(
                    new BuildSettings(
                        List.of(
                            new BuildSettings.HealthCheck(
                                URI.create(checks.baseUrl()), "4.14", "5.2")),
                        Optional.of(new Secret(SECRET)))));
    github.hooks().sendTo(URI.create("http://localhost:" + app.port() + "/webhook"), "s");
    github
        .hooks()
        .deliver(UUID.randomUUID().toString(), "issues", github.events().issue("opened", report));
    settle();
  }

  @AfterEach
  void stop() {
    app.close();
    github.close();
    assertThat(github.offences()).isEmpty();
  }

  @Test
  void the_report_follows_red_green_and_red_again() throws Exception {
    assertThat(announce("1700000000-aaaaaaa", SECRET)).isEqualTo(200);
    assertThat(said())
        .singleElement()
        .asString()
        .contains("`dates` fails with this", "`dates.1.0`");

    run("1700200000-bbbbbbb", "good");
    announce("1700200000-bbbbbbb", SECRET);
    announce("1700200000-bbbbbbb", SECRET);
    assertThat(said()).hasSize(2);
    assertThat(said().getLast()).contains("are green since run `1700200000-bbbbbbb`");

    run("1700400000-ccccccc", "bad");
    announce("1700400000-ccccccc", SECRET);
    announce("1700400000-ccccccc", SECRET);
    assertThat(said()).hasSize(3);
    assertThat(said().getLast()).contains("Regression");
    assertThat(said().getFirst()).contains("1700400000-ccccccc");

    assertThat(text("/metrics"))
        .contains(
            "bactrian_builds_cells{source=\"localhost\"} ",
            "bactrian_builds_share{source=\"localhost\"} ",
            "bactrian_builds_alerts{source=\"localhost\"} ",
            "bactrian_builds_timeouts{source=\"localhost\"} ");
    // The runs are years old: the next one is overdue, and the page says so.
    assertThat(text("/status"))
        .contains("Builds of " + checks.baseUrl(), "the next run is overdue by", "2023-11-14");
  }

  @Test
  void strangers_announce_nothing() throws Exception {
    assertThat(announce("1700000000-aaaaaaa", "not-the-secret-at-all")).isEqualTo(403);
    HttpRequest other =
        HttpRequest.newBuilder(hook(SECRET))
            .POST(
                HttpRequest.BodyPublishers.ofString("{\"text\":\"http://evil.example/diff/a..b\"}"))
            .build();
    assertThat(HttpClient.newHttpClient().send(other, BodyHandlers.discarding()).statusCode())
        .isEqualTo(400);
  }

  private List<String> said() {
    return report.commentsByApp().stream().map(comment -> comment.body()).toList();
  }

  /** A run in which dates ends so. */
  private void run(String id, String state) {
    runs.add(id);
    StringBuilder list = new StringBuilder("<ul>");
    runs.forEach(run -> list.append("<li><a href=\"/run/" + run + "\">x</a></li>"));
    checks.stubFor(get("/run").willReturn(okForContentType("text/html", list + "</ul>")));
    checks.stubFor(
        get("/api/v2/latest/packages")
            .willReturn(
                okForContentType(
                    "application/json",
                    """
                    [{"name":"dates.1.0","statuses":[
                      {"compiler":"4.14","status":"good","log":"/log/%1$s/4.14/good/dates.1.0"},
                      {"compiler":"5.2","status":"%2$s","log":"/log/%1$s/5.2/%2$s/dates.1.0"}]}]
                    """
                        .formatted(id, state))));
    checks.stubFor(
        get("/log/" + id + "/5.2/bad/dates.1.0")
            .willReturn(
                okForContentType(
                    "text/html; charset=utf-8", "<pre>" + LOG.replace("\"", "&quot;") + "</pre>")));
  }

  private int announce(String run, String secret) throws Exception {
    String body =
        "{\"username\":\"opam-health-check\",\"text\":\"The latest check is done. Check out "
            + checks.baseUrl()
            + "/diff/1600000000-0000000.."
            + run
            + " to discover which packages are now broken or fixed\"}";
    HttpRequest request =
        HttpRequest.newBuilder(hook(secret))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    int status = HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
    settle();
    return status;
  }

  private URI hook(String secret) {
    return URI.create("http://localhost:" + app.port() + "/hooks/opam-health-check/" + secret);
  }

  private String text(String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + app.port() + path)).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
  }

  private void settle() {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> {
              var figures = app.queue().figures();
              return figures.due() == 0 && figures.running() == 0;
            });
  }
}
