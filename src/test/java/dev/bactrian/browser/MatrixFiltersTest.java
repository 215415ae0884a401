package dev.bactrian.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bactrian.opam.OpamPackage;
import dev.bactrian.opam.Packages;
import dev.bactrian.opam.PackagesTsv;
import dev.bactrian.web.Browser;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages over a run of made-up packages that need each other: each filter, and the graph. */
class MatrixFiltersTest {

  private static final int PACKAGES = 250;

  @TempDir Path data;

  @Test
  void rows_pass_by_state_cause_name_maintainer_run_and_what_they_need() throws Exception {
    new MadeSite(12, PACKAGES).write(data);
    Packages packages = PackagesTsv.read(data.resolve("packages.tsv.gz"));
    try (ServedSite site = new ServedSite(data);
        Browser browser = new Browser(site.port())) {
      JsonNode all = browser.json("/matrix");
      assertThat(all.path("matching").asInt()).isEqualTo(PACKAGES);
      assertThat(all.path("rows")).hasSize(200);
      assertThat(browser.json("/matrix?page=2").path("rows")).hasSize(PACKAGES - 200);

      JsonNode bad = browser.json("/matrix?state=bad").path("rows");
      assertThat(bad).isNotEmpty().hasSizeLessThan(PACKAGES);
      bad.forEach(row -> assertThat(row.path("cells").findValuesAsText("state")).contains("bad"));

      String cause = all.path("causes").get(0).asText();
      JsonNode caused = browser.json("/matrix?cause=" + encoded(cause)).path("rows");
      assertThat(caused).isNotEmpty().hasSizeLessThan(PACKAGES);
      caused.forEach(row -> assertThat(row.toString()).contains(cause));

      // The owners go round after 200 packages.
      assertThat(names(browser.json("/matrix?home=OWNER-7"))).hasSize(2);
      assertThat(browser.json("/matrix?home=owner").path("matching").asInt()).isZero();

      String needed =
          packages.all().stream()
              .map(OpamPackage::name)
              .max(Comparator.comparingInt(packages::waiting))
              .orElseThrow();
      Set<String> waiting = new HashSet<>(packages.reverseDependencies(needed));
      assertThat(packages.waiting(needed)).isEqualTo(waiting.size()).isPositive();
      waiting.add(needed);
      assertThat(names(browser.json("/matrix?needs=" + needed))).isEqualTo(waiting);
      assertThat(names(browser.json("/matrix?q=" + needed))).contains(needed);

      JsonNode differing = browser.json("/matrix?against=1").path("rows");
      assertThat(differing).isNotEmpty().hasSizeLessThan(PACKAGES);

      Browser.Answer page = browser.get("/package/" + needed);
      assertThat(page.page().select("figure svg a")).isNotEmpty();
      assertThat(page.page().text()).contains(packages.waiting(needed) + " packages need it");
      JsonNode counts = browser.json("/causes").path("causes").get(0);
      assertThat(counts.path("over")).hasSize(10);
      assertThat(counts.path("packages").asInt())
          .isEqualTo(counts.path("over").get(9).asInt())
          .isPositive();
    }
  }

  private static Set<String> names(JsonNode matrix) {
    Set<String> names = new HashSet<>();
    matrix
        .path("rows")
        .forEach(row -> names.add(row.path("name").asText().replaceFirst("\\..*", "")));
    return names;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
