package dev.bactrian.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.bactrian.Rehearsal;
import dev.bactrian.browser.Chromium.Window;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code bactrian try} in a real browser: every page, in both themes, with and without JavaScript,
 * and what people do with them. {@code -Dscreenshots=FOLDER} keeps pictures.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DashboardBrowserTest {

  private static final String LOG =
      """
      <script>alert(1)</script>
      [03] file runtime/minor_gc.c; line 9 ### Assertion failed: caml_domain_alone() || young_ptr_in_range(domain)
      """;

  @TempDir static Path data;
  private static Chromium chromium;
  private static Rehearsal rehearsal;
  private static String issue;

  @BeforeAll
  static void start() throws Exception {
    chromium = Chromium.start();
    rehearsal = Rehearsal.start(data, 0);
    issue = rehearsal.play().issue().replaceFirst(" .*", "");
  }

  @AfterAll
  static void stop() {
    if (rehearsal != null) {
      rehearsal.close();
    }
    if (chromium != null) {
      chromium.close();
    }
  }

  @Test
  @Order(1)
  void every_page_keeps_nobody_out_in_either_theme_and_fits_a_telephone() {
    Set<String> paths = paths();
    for (boolean dark : new boolean[] {false, true}) {
      for (int width : new int[] {360, 1280}) {
        try (Window window = open(width, dark, true)) {
          signIn(window);
          for (String path : paths) {
            Page page = window.page();
            page.navigate(path);
            if (width > 360) {
              assertThat(Axe.violations(page)).isEmpty();
            }
            assertThat(overflow(page)).as(path + " at " + width).isZero();
            shoot(page, path, width, dark);
          }
          assertThat(window.troubles()).isEmpty();
        }
      }
    }
  }

  @Test
  @Order(2)
  void a_pasted_log_is_marked_and_executes_nothing() {
    try (Window window = open(1280, false, true)) {
      Page page = window.page();
      page.onDialog(dialog -> window.troubles().add("a dialog: " + dialog.message()));
      page.navigate("/");
      page.fill("#text", LOG);
      page.click("main button[type=submit]");
      assertThat(page.locator("#L2.hit")).isVisible();
      assertThat(page.locator(".candidate", having("caravan-ml/compiler#12"))).isVisible();
      assertThat(Axe.violations(page)).isEmpty();
      shoot(page, "pasted", 1280, false);
      assertThat(window.troubles()).isEmpty();
    }
  }

  @Test
  @Order(3)
  void search_answers_while_one_types() {
    try (Window window = open(1280, false, true)) {
      Page page = window.page();
      page.navigate("/search");
      page.locator("#q").pressSequentially("#12");
      assertThat(page.locator("#found a").first()).hasText("caravan-ml/compiler#12");
      page.fill("#q", "caml_domain_alone");
      assertThat(page.locator("#found")).containsText("Signatures");
      assertThat(window.troubles()).isEmpty();
    }
  }

  @Test
  @Order(4)
  void keys_walk_through_rows_and_open_them() {
    try (Window window = open(1280, false, true)) {
      Page page = window.page();
      page.navigate("/search?q=%2312");
      page.locator("h1").click();
      page.keyboard().press("j");
      assertThat(page.locator(".marked")).hasCount(1);
      page.keyboard().press("Enter");
      page.waitForURL("**/report/caravan-ml/compiler/12");
      page.keyboard().press("?");
      page.waitForURL("**/help#keys");
      page.keyboard().press("/");
      page.waitForURL("**/search");
      assertThat(page.locator("#q")).isFocused();
      page.keyboard().type("j?");
      assertThat(page.locator("#q")).hasValue("j?");
      assertThat(page.locator(".marked")).hasCount(0);
      page.navigate("/matrix");
      for (String key : List.of("j", "j", "j", "k")) {
        page.keyboard().press(key);
      }
      assertThat(page.locator("tr[data-row]").nth(1)).hasClass("marked");
      page.keyboard().press("/");
      assertThat(page.locator("input[type=search]").first()).isFocused();
      assertThat(window.troubles()).isEmpty();
    }
  }

  @Test
  @Order(5)
  void a_suggestion_is_rejected_by_its_keys() throws Exception {
    try (Window window = open(1280, false, true)) {
      signIn(window);
      Page page = window.page();
      page.keyboard().press("j");
      page.keyboard().press("r");
      assertThat(page.locator("[role=status]")).containsText(issue + ": done");
      assertThat(page.locator("article", having(issue))).hasCount(0);
      assertThat(window.troubles()).isEmpty();
    }
  }

  @Test
  @Order(6)
  void another_one_is_accepted_without_javascript() throws Exception {
    String second = rehearsal.again();
    try (Window window = open(1280, false, false)) {
      signIn(window);
      Page page = window.page();
      page.locator("article", having(second)).locator("[value=accept]").click();
      assertThat(page.locator("[role=status]")).containsText(second + ": done");
      page.navigate("/report/" + second.replace("#", "/"));
      assertThat(page.locator("main")).containsText("duplicate-of");
      page.navigate("/");
      page.fill("#text", LOG);
      page.click("main button[type=submit]");
      assertThat(page.locator("#L2.hit")).isVisible();
    }
  }

  @Test
  @Order(7)
  void suggestions_are_put_off_and_accepted_by_their_keys() throws Exception {
    try (Window window = open(1280, false, true)) {
      for (String key : List.of("l", "a")) {
        String newest = rehearsal.again();
        signIn(window);
        Page page = window.page();
        page.keyboard().press("j");
        assertThat(page.locator(".marked")).containsText(newest);
        page.keyboard().press(key);
        assertThat(page.locator("[role=status]"))
            .containsText(newest + (key.equals("l") ? ": put off until tomorrow" : ": done"));
        assertThat(page.locator("article", having(newest))).hasCount(0);
      }
      assertThat(window.troubles()).isEmpty();
    }
  }

  @Test
  @Order(8)
  void the_matrix_is_filtered_by_cause_and_leads_to_a_package() {
    try (Window window = open(1280, true, true)) {
      Page page = window.page();
      page.navigate("/causes");
      page.locator("td a.mono", having("sensors")).click();
      assertThat(page.locator("table.matrix tbody tr")).hasCount(5);
      page.selectOption("#state", "bad");
      page.click("main button[type=submit]");
      assertThat(page.locator("table.matrix tbody tr")).hasCount(2);
      page.locator("table.matrix a", having("barometer")).click();
      assertThat(page.locator("h1")).hasText("barometer");
      assertThat(window.troubles()).isEmpty();
    }
  }

  @Test
  @Order(9)
  void the_slider_gives_a_line_for_the_repository_file() {
    try (Window window = open(1280, false, true)) {
      Page page = window.page();
      page.navigate("/replay");
      assertThat(page.locator("tr.here th")).hasText("0.28");
      page.locator("#at").focus();
      page.keyboard().press("ArrowRight");
      page.waitForURL("**/replay?at=0.29");
      assertThat(page.locator("pre.plain")).containsText("suggest: 0.29");
      assertThat(page.locator("tr.here th")).hasText("0.29");
      assertThat(window.troubles()).isEmpty();
    }
  }

  @Test
  @Order(10)
  void long_work_is_shown_as_it_goes_on() {
    try (Window window = open(1280, false, true)) {
      Page page = window.page();
      page.navigate("/status");
      assertThat(page.locator("[data-live]")).hasText("Nothing long is being done.");
      assertThat(window.troubles()).isEmpty();
    }
  }

  private static Page.LocatorOptions having(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }

  /** The navigation, and one of each page that it does not name. */
  private static Set<String> paths() {
    Set<String> paths = new LinkedHashSet<>();
    try (Window window = open(1280, false, true)) {
      Page page = window.page();
      page.navigate("/");
      for (var link : page.locator("nav a").all()) {
        paths.add(link.getAttribute("href"));
      }
      String report = "/report/" + issue.replace("#", "/");
      page.navigate(report);
      paths.addAll(
          List.of(
              report,
              page.locator(".failure a").first().getAttribute("href"),
              "/search?q=assertion",
              "/matrix?run=2&against=1",
              "/package/sensors",
              "/?sample=1",
              "/nowhere"));
    }
    return paths;
  }

  private static void signIn(Window window) {
    window.page().navigate("/sign-in?to=/inbox");
    assertThat(window.page().locator(".who")).containsText("you");
  }

  static int overflow(Page page) {
    return ((Number)
            page.evaluate(
                "() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth)"))
        .intValue();
  }

  private static void shoot(Page page, String path, int width, boolean dark) {
    String folder = System.getProperty("screenshots");
    if (folder != null) {
      String name = path.replaceAll("[^a-z0-9]+", "-") + "-" + width + (dark ? "-dark" : "");
      page.screenshot(
          new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of(folder, name + ".png")));
    }
  }

  private static Window open(int width, boolean dark, boolean scripts) {
    return chromium.open("http://localhost:" + rehearsal.port(), width, dark, scripts);
  }
}
