package dev.bactrian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bactrian.config.AppIdentity;
import dev.bactrian.config.DeploymentConfig;
import dev.bactrian.config.Secret;
import dev.bactrian.github.fake.FakeGitHub;
import dev.bactrian.github.fake.FakeIssue;
import dev.bactrian.github.fake.FakeRepository;
import dev.bactrian.index.Embedder;
import dev.bactrian.queue.TestClock;
import dev.bactrian.web.Browser;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People sign in through GitHub, see what GitHub lets them see, and decide as commenters do. */
class SignInTest {

  private static final String ASSERTION =
      """
      ```
      [01] file runtime/minor_gc.c; line 70 ### Assertion failed: caml_domain_alone() || is_young(v)
      ```
      """;

  @TempDir Path data;
  private final TestClock clock = new TestClock();
  private FakeGitHub github;
  private FakeRepository open;
  private FakeRepository hidden;
  private App app;
  private Browser browser;
  private int port;

  @BeforeEach
  void start() throws IOException {
    github = FakeGitHub.start(clock);
    open = repository("caravan/compiler").role("tara", "triage").role("rita", "read");
    hidden = repository("caravan/hidden").makePrivate(true).role("tara", "read");
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Path key = data.resolve("key.pem");
    Files.writeString(key, FakeGitHub.privateKeyPem());
    AppIdentity identity =
        new AppIdentity(
            FakeGitHub.APP_ID,
            key,
            List.of(new Secret("s")),
            Optional.of(new AppIdentity.Client("Iv1.fake", new Secret("client-secret"))));
    app =
        App.start(
            Launch.of(
                new DeploymentConfig(
                    Optional.of(identity),
                    URI.create(github.apiUrl()),
                    URI.create(github.apiUrl()),
                    URI.create("http://localhost:" + port),
                    data,
                    port,
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    false),
                Embedder.OFF,
                clock));
    github.hooks().sendTo(URI.create("http://localhost:" + port + "/webhook"), "s");
    browser = new Browser(port);
  }

  @AfterEach
  void stop() {
    browser.close();
    app.close();
    github.close();
  }

  @Test
  void a_private_report_is_shown_to_those_whom_github_lets_see_it() throws Exception {
    opened(hidden, "The unspeakable abort", "x");
    String path = "/report/caravan/hidden/1";
    assertThat(browser.get(path).status()).isEqualTo(404);
    assertThat(browser.get("/search?q=%231").page().text()).doesNotContain("unspeakable");
    assertThat(browser.get("/search?q=unspeakable").page().select("#found a[href^=/report]"))
        .isEmpty();
    github.signsIn("rita");
    browser.get("/sign-in");
    assertThat(browser.get(path).status()).isEqualTo(404);
    browser.forget();
    github.signsIn("tara");
    assertThat(browser.get("/sign-in?to=" + path).page().select("h1").text())
        .isEqualTo("The unspeakable abort");
    assertThat(browser.get("/search?q=%231").page().text()).contains("unspeakable");
  }

  @Test
  void accepting_and_rejecting_do_on_github_what_the_commands_do() throws Exception {
    FakeIssue first = opened(open, "Debug runtime assertion when a domain ends", ASSERTION);
    FakeIssue second = opened(open, "Abort in CI: assertion in minor_gc.c", ASSERTION);
    FakeIssue third = opened(open, "Abort in the nightly run", ASSERTION);
    github.signsIn("rita");
    Browser.Answer inbox = browser.get("/sign-in");
    assertThat(press(inbox, second, "accept").status()).isEqualTo(403);
    assertThat(second.isOpen()).isTrue();

    browser.forget();
    github.signsIn("tara");
    Browser.Answer done = press(browser.get("/sign-in"), second, "accept");
    assertThat(done.page().select("[role=status]").text()).contains("done");
    // GitHub's limit on writes may make it take longer than the page waits.
    await().atMost(Duration.ofSeconds(60)).until(() -> !second.isOpen());
    done = press(browser.get("/inbox"), third, "reject");
    assertThat(done.page().select("[role=status]").text()).contains("done");
    assertThat(third.isOpen()).isTrue();
    assertThat(first.isOpen()).isTrue();
    assertThat(browser.get("/report/caravan/compiler/1").page().select("svg a").eachAttr("href"))
        .contains("/report/caravan/compiler/2");
    String answered = "/report/caravan/compiler/2";
    assertThat(browser.get(answered).page().text()).contains("/duplicate caravan/compiler#1");
    browser.forget();
    assertThat(browser.get(answered).page().select("[role=status]").text())
        .as("what was said to one person only")
        .doesNotContain("/duplicate");
  }

  @Test
  void a_session_ends_after_eight_hours_with_signing_out_and_by_refusal() throws Exception {
    assertThat(browser.get("/sign-in").page().select(".who").text()).contains("tara");
    Browser.Answer out = browser.get("/help");
    browser.click(out, out.page().select(".who button").first());
    assertThat(browser.get("/help").page().select(".who").text()).isEqualTo("Sign in");
    browser.get("/sign-in");
    clock.advance(Duration.ofHours(9));
    assertThat(browser.get("/help").page().select(".who").text()).isEqualTo("Sign in");
    github.refusesToSignIn();
    assertThat(browser.get("/sign-in").status()).isEqualTo(403);
    // Only ever back to our own pages.
    github.signsIn("tara");
    assertThat(browser.get("/sign-in?to=//evil.example.org/").at().getPath()).isEqualTo("/inbox");
    assertThat(Files.readString(data.resolve("bactrian.db"), StandardCharsets.ISO_8859_1))
        .doesNotContain("ghu_tara");
  }

  @Test
  void a_session_that_somebody_else_prepared_is_not_taken_over() throws Exception {
    github.signsIn("rita");
    browser.get("/sign-in");
    String prepared = browser.cookie("bactrian");
    browser.forget();
    browser.plant("bactrian", prepared);
    github.signsIn("tara");
    assertThat(browser.get("/sign-in").page().select(".who").text()).contains("tara");
    assertThat(browser.cookie("bactrian")).isNotEqualTo(prepared);
    browser.forget();
    browser.plant("bactrian", prepared);
    assertThat(browser.get("/help").page().select(".who").text()).isEqualTo("Sign in");
    browser.plant("bactrian", "made-up-by-somebody");
    browser.get("/sign-in");
    assertThat(browser.cookie("bactrian")).isNotEqualTo("made-up-by-somebody");
  }

  @Test
  void a_foreign_form_does_nothing() throws Exception {
    FakeIssue first = opened(open, "Debug runtime assertion when a domain ends", ASSERTION);
    FakeIssue second = opened(open, "Abort in CI: assertion in minor_gc.c", ASSERTION);
    browser.get("/sign-in");
    Map<String, String> accept =
        Map.of(
            "report",
            "caravan/compiler#" + second.number(),
            "other",
            "caravan/compiler#" + first.number(),
            "act",
            "accept");
    Map<String, String> guessed = new java.util.HashMap<>(accept);
    guessed.put("key", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
    for (Map<String, String> form : List.of(accept, guessed)) {
      assertThat(browser.post("/inbox", form).status()).isEqualTo(403);
      assertThat(browser.post("/sign-out", form).status()).isEqualTo(403);
    }
    assertThat(second.isOpen()).isTrue();
    assertThat(browser.get("/help").page().select(".who").text()).contains("tara");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//evil.example/",
        "/%5Cevil.example/",
        "/%09/evil.example/",
        "%20//evil.example/",
        "https://evil.example/",
        "https:evil.example",
        "javascript:alert(1)",
        "%5C%5Cevil.example",
        "/%0d%0aLocation:%20https://evil.example/",
        "/%0aSet-Cookie:%20bactrian=x",
        "evil.example",
        "@evil.example"
      })
  void signing_in_leads_to_pages_of_its_own_only(String to) throws Exception {
    Browser.Answer answer = browser.get("/sign-in?to=" + to);
    assertThat(answer.at().getHost()).isEqualTo("localhost");
    assertThat(answer.at().getPath()).isEqualTo("/inbox");
    assertThat(browser.cookie("bactrian")).isNotEqualTo("x");
  }

  @Test
  void ten_megabytes_and_strange_letters_are_answered_and_more_is_refused() throws Exception {
    String line = "<script>alert(1)</script> \u202E gnp.exe \u0000 </textarea><img src=x>\n";
    Browser.Answer marked = browser.post("/", Map.of("title", line, "text", line + ASSERTION));
    assertThat(marked.status()).isEqualTo(200);
    assertThat(marked.page().select("script:not([src]), main img")).isEmpty();
    assertThat(marked.page().select(".hit")).isNotEmpty();
    String log = "$ dune build\n".repeat((10 << 20) / 13 - 20) + ASSERTION;
    Browser.Answer answered = browser.post("/", Map.of("text", log));
    assertThat(answered.status()).isEqualTo(200);
    assertThat(answered.page().select(".hit").text()).contains("caml_domain_alone");
    assertThat(answered.page().select("#text").val().length())
        .as("nothing is lost")
        .isGreaterThan(log.length() - 3);
    Browser.Answer large = browser.post("/", Map.of("text", "word ".repeat(11 << 18)));
    assertThat(large.status()).isEqualTo(413);
    assertThat(large.page().text()).contains("10 MB");
    // Three bytes for each of these on the way.
    Browser.Answer swollen = browser.post("/", Map.of("text", "<".repeat(10 << 20)));
    assertThat(swollen.status()).isEqualTo(413);
    assertThat(swollen.page().text()).contains("10 MB");
    assertThat(browser.get("/help").status()).isEqualTo(200);
  }

  @Test
  void titles_and_texts_of_strangers_are_shown_as_text() throws Exception {
    String title = "<script>alert(1)</script> \u202E gnp.exe </title><img src=x onerror=alert(1)>";
    opened(open, title, "<svg onload=alert(1)></svg>\n" + ASSERTION);
    opened(open, title, "</pre></textarea><script>alert(2)</script>\n" + ASSERTION);
    github.signsIn("tara");
    browser.get("/sign-in");
    String signature =
        browser.json("/report/caravan/compiler/2").at("/failures/0/signature").asText();
    for (String path :
        List.of(
            "/inbox",
            "/report/caravan/compiler/2",
            "/report/caravan/compiler/1",
            "/search?q=%231",
            "/search?q=alert",
            "/signature?id=" + URLEncoder.encode(signature, StandardCharsets.UTF_8))) {
      Browser.Answer answer = browser.get(path);
      assertThat(answer.status()).as(path).isEqualTo(200);
      assertThat(answer.page().select("script:not([src]), main img, [onload], [onerror]"))
          .as(path)
          .isEmpty();
      // Its direction ends with it.
      assertThat(answer.page().select("bdi").text()).as(path).contains("<script>alert(1)</script>");
    }
  }

  private Browser.Answer press(Browser.Answer inbox, FakeIssue issue, String act) throws Exception {
    String name = "caravan/compiler#" + issue.number();
    return browser.click(
        inbox, inbox.page().select("article[aria-label=" + name + "] [value=" + act + "]").first());
  }

  private FakeRepository repository(String name) {
    return github
        .repository(name)
        .file(".github/bactrian.yml", "thresholds:\n  suggest: 0.005\n  also: 0.004\n");
  }

  private FakeIssue opened(FakeRepository repository, String title, String body) {
    clock.advance(Duration.ofMinutes(5));
    FakeIssue issue = repository.issue(title, body, "amina");
    assertThat(github.hooks().deliver("issues", github.events().issue("opened", issue)))
        .isEqualTo(202);
    await().until(() -> app.queue().figures().due() == 0 && app.queue().figures().running() == 0);
    return issue;
  }
}
