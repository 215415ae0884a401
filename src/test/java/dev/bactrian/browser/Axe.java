package dev.bactrian.browser;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Deque's axe-core: looks for what keeps people out. Thread-safe. */
final class Axe {

  private static final String SOURCE = source();

  private Axe() {}

  /** Violations of WCAG 2.2 A and AA, each with where it is. */
  static List<String> violations(Page page) {
    page.evaluate(SOURCE);
    Object found =
        page.evaluate(
            """
            async () => (await axe.run(document, {runOnly:
                ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}))
              .violations.flatMap(v => v.nodes.map(n => ({id: v.id, impact: v.impact,
                html: n.html, why: n.failureSummary})))
            """);
    List<String> words = new ArrayList<>();
    for (Object one : (List<?>) found) {
      Map<?, ?> violation = (Map<?, ?>) one;
      if (!"minor".equals(violation.get("impact"))) {
        words.add(
            page.url()
                + " "
                + violation.get("id")
                + " ("
                + violation.get("impact")
                + "): "
                + violation.get("html")
                + " "
                + violation.get("why"));
      }
    }
    return words;
  }

  private static String source() {
    try (InputStream properties =
        Axe.class.getResourceAsStream("/META-INF/maven/org.webjars.npm/axe-core/pom.properties")) {
      java.util.Properties known = new java.util.Properties();
      known.load(properties);
      String path =
          "/META-INF/resources/webjars/axe-core/" + known.getProperty("version") + "/axe.min.js";
      try (InputStream script = Axe.class.getResourceAsStream(path)) {
        return new String(script.readAllBytes(), StandardCharsets.UTF_8);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
