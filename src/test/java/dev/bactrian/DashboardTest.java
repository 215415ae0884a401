package dev.bactrian;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bactrian.web.Browser;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages of {@code bactrian try} over real HTTP, without JavaScript. */
class DashboardTest {

  @TempDir static Path data;
  private static Rehearsal rehearsal;
  private static String issue;
  private Browser browser;

  @BeforeAll
  static void start() throws Exception {
    rehearsal = Rehearsal.start(data, 0);
    issue = rehearsal.play().issue().replaceFirst(" .*", "");
  }

  @AfterAll
  static void stop() {
    rehearsal.close();
  }

  @BeforeEach
  void open() {
    browser = new Browser(rehearsal.port());
  }

  @AfterEach
  void close() {
    browser.close();
  }

  @Test
  void every_page_of_the_navigation_is_there_small_and_safe() throws Exception {
    List<Element> links = browser.get("/").page().select("nav a");
    assertThat(links).isNotEmpty();
    for (Element link : links) {
      Browser.Answer answer = browser.get(link.attr("href"));
      assertThat(answer.status()).as(link.attr("href")).isEqualTo(200);
      assertThat(answer.page().select("nav a[aria-current=page]").text()).isEqualTo(link.text());
      assertThat(answer.page().select("h1")).as(link.attr("href")).hasSize(1);
      assertThat(answer.page().select("[style], script:not([src]), [onclick]")).isEmpty();
      assertThat(answer.response().body().length()).isLessThan(60_000);
      assertThat(answer.response().headers().firstValue("Content-Security-Policy").orElse(""))
          .contains("default-src 'none'")
          .contains("script-src 'self'")
          .doesNotContain("unsafe");
      assertThat(browser.json(link.attr("href")).isObject()).as(link.attr("href")).isTrue();
    }
    int assets = 0;
    for (Element asset : browser.get("/").page().select("link[rel=stylesheet], script[src]")) {
      Browser.Answer answer = browser.get(asset.attr("href") + asset.attr("src"));
      assertThat(answer.status()).isEqualTo(200);
      assets += answer.response().body().length();
    }
    assertThat(assets).isBetween(10_000, 90_000);
  }

  @Test
  void the_report_shows_its_candidate_and_both_logs_side_by_side() throws Exception {
    Browser.Answer page = browser.get(report(issue));
    assertThat(page.page().select("#decision").text()).contains("suggest");
    assertThat(page.page().select(".candidate a[href='/report/caravan-ml/compiler/12']"))
        .isNotEmpty();
    assertThat(page.page().select("table.beside tr.same"))
        .anySatisfy(row -> assertThat(row.text()).contains("caml_domain_alone"));
    assertThat(page.page().select("pre.log .hit")).isNotEmpty();
    Element signature = page.page().select(".failure a[href^=/signature]").first();
    Browser.Answer all = browser.get(signature.attr("href"));
    assertThat(all.page().select("ul.rows a").eachAttr("href"))
        .contains(report(issue), "/report/caravan-ml/compiler/12");
    String earlier = browser.json("/report/caravan-ml/compiler/12").at("/line/createdAt").asText();
    String later = browser.json(report(issue)).at("/line/createdAt").asText();
    assertThat(all.page().select("p.lead").text())
        .isEqualTo(
            "First seen %s, last seen %s."
                .formatted(earlier.substring(0, 10), later.substring(0, 10)));
    JsonNode json = browser.json(report(issue));
    assertThat(json.path("candidates").get(0).path("line").path("name").asText())
        .isEqualTo("caravan-ml/compiler#12");
  }

  @Test
  void one_box_finds_reports_signatures_and_numbers() throws Exception {
    assertThat(found("%2312")).contains("caravan-ml/compiler#12");
    assertThat(found("caravan-ml/compiler%2312")).containsExactly("caravan-ml/compiler#12");
    assertThat(found("caml_domain_alone")).contains("caravan-ml/compiler#12");
    assertThat(browser.get("/search?q=caml_domain_alone").page().select("#found").text())
        .contains("Signatures");
    assertThat(browser.get("/search?q=%2399999").page().text()).contains("Nothing found");
    assertThat(browser.get("/search?q=" + "x".repeat(3_000)).status()).isEqualTo(400);
    assertThat(browser.json("/search?q=%2312").path("numbered").get(0).path("path").asText())
        .isEqualTo("/report/caravan-ml/compiler/12");
  }

  @Test
  void packages_say_what_blocks_them_and_since_when() throws Exception {
    JsonNode builds = browser.json("/packages").path("builds");
    assertThat(builds).isNotEmpty();
    JsonNode one = builds.get(0);
    assertThat(one.path("day").asText()).startsWith("2026-03-2");
    assertThat(one.path("causes")).isNotEmpty();
    assertThat(browser.get("/package/" + one.path("name").asText()).page().text())
        .contains(one.path("release").asText(), "since " + one.path("day").asText());
    assertThat(browser.json("/packages").has("bugs")).isTrue();
    assertThat(browser.json("/packages").has("closed")).isTrue();
  }

  @Test
  void what_is_not_there_is_said_plainly_and_nothing_is_executed() throws Exception {
    for (String path :
        List.of(
            "/report/nobody/nothing/1",
            "/report/caravan-ml/compiler/99999",
            "/report/caravan-ml/compiler/x",
            "/report/caravan-ml/compiler/12?beside=%3Cscript%3E",
            "/signature?id=%3Cscript%3Ealert(1)%3C/script%3E",
            "/nowhere")) {
      Browser.Answer answer = browser.get(path);
      assertThat(answer.status()).as(path).isEqualTo(404);
      assertThat(answer.page().select("h1").text()).as(path).isNotBlank();
      assertThat(answer.response().body()).doesNotContain("<script>");
      assertThat(browser.json(path).path("status").asInt()).isEqualTo(404);
    }
    assertThat(browser.get("/signature").status()).isEqualTo(400);
    Browser.Answer search = browser.get("/search?q=%3Cscript%3Ealert(1)%3C/script%3E%E2%80%AE");
    assertThat(search.status()).isEqualTo(200);
    assertThat(search.response().body()).doesNotContain("<script>");
  }

  @Test
  void no_field_takes_what_is_no_answer_to_it() throws Exception {
    String odd = URLEncoder.encode("\"'><script>alert(1)</script>\u202E", UTF_8);
    browser.json("/openapi.json").path("paths").fields().forEachRemaining(this::known);
    assertThat(fields).contains("/matrix?cause", "/replay?at", "/?sample");
    fields.addAll(List.of("/inbox?about", "/sign-in?to", "/sign-in/done?state", "/nowhere?x"));
    for (String field : fields) {
      Browser.Answer answer = browser.get(field + "=" + odd + "&done=done");
      assertThat(answer.status()).as(field).isIn(200, 400, 403, 404);
      assertThat(answer.page().select("h1")).as(field).hasSize(1);
      assertThat(answer.response().body()).as(field).doesNotContain("<script>");
    }
    Browser.Answer inbox = signIn();
    String key = inbox.page().select("input[name=key]").val();
    for (String act : List.of("later", "accept", "reject", "<script>")) {
      Map<String, String> form =
          Map.of("key", key, "act", act, "report", "<script>", "other", "<script>");
      Browser.Answer answer = browser.post("/inbox", form);
      assertThat(answer.status()).as(act).isIn(400, 404);
      assertThat(answer.page().text()).contains("Nothing was changed");
      assertThat(answer.response().body()).doesNotContain("<script>");
    }
  }

  private final List<String> fields = new ArrayList<>();

  private void known(Map.Entry<String, JsonNode> path) {
    String example =
        path.getKey()
            .replace("{owner}/{name}/{number}", "caravan-ml/compiler/12")
            .replace("{name}", "sensors");
    for (JsonNode one : path.getValue().at("/get/parameters")) {
      if (one.path("in").asText().equals("query")) {
        fields.add(example + "?" + one.path("name").asText());
      }
    }
  }

  @Test
  void forms_need_a_session_and_its_key() throws Exception {
    Map<String, String> fields =
        Map.of("report", issue, "other", "caravan-ml/compiler#12", "act", "accept", "key", "guess");
    assertThat(browser.post("/inbox", fields).status()).isEqualTo(401);
    signIn();
    assertThat(browser.post("/inbox", fields).status()).isEqualTo(403);
    Browser.Answer inbox = browser.get("/inbox");
    Map<String, String> forged =
        Map.of(
            "key",
            inbox.page().select("input[name=key]").val(),
            "report",
            "nobody/nothing#1",
            "other",
            "x",
            "act",
            "accept");
    assertThat(browser.post("/inbox", forged).status()).isEqualTo(404);
    browser.forget();
    Browser.Answer expired = browser.click(inbox, inbox.page().select("[value=accept]").first());
    assertThat(expired.status()).isEqualTo(401);
    assertThat(expired.page().text()).contains("Nothing was changed");
    assertThat(browser.get("/inbox").page().text()).contains(issue);
    assertThat(browser.get("/sign-in/done?code=x&state=y").status()).isEqualTo(403);
  }

  @Test
  void a_suggestion_is_put_off_by_one_person_only() throws Exception {
    Browser.Answer inbox = signIn();
    assertThat(inbox.page().text()).contains(issue);
    Browser.Answer later = browser.click(inbox, inbox.page().select("[value=later]").first());
    assertThat(later.page().select("[role=status]").text()).contains("put off");
    assertThat(later.page().select("article").text()).doesNotContain(issue);
    browser.forget();
    assertThat(browser.get("/inbox").page().select("article").text()).contains(issue);
  }

  private Browser.Answer signIn() throws Exception {
    Browser.Answer inbox = browser.get("/sign-in?to=/inbox");
    assertThat(inbox.at().getPath()).isEqualTo("/inbox");
    assertThat(inbox.page().select(".who").text()).contains("you");
    return inbox;
  }

  private List<String> found(String query) throws Exception {
    return browser.get("/search?q=" + query).page().select("#found a[href^=/report]").eachText();
  }

  private static String report(String name) {
    return "/report/" + name.replace("#", "/");
  }
}
