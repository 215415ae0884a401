package dev.bactrian.browser;

import com.microsoft.playwright.Page;
import dev.bactrian.browser.Chromium.Window;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pictures of every page with much on it, on a telephone, a desk and a wall, in both themes, to be
 * looked at by people. No test by its name, so that it runs only when it is asked for; see
 * CONTRIBUTING.md.
 */
class DashboardPictures {

  private static final int TALLEST = 2_600;

  @TempDir Path folder;

  @Test
  void of_every_page() throws Exception {
    String kept = System.getProperty("figures.data");
    Path data = kept == null ? folder.resolve("data") : Path.of(kept);
    if (!Files.exists(data)) {
      new MadeSite(1_000, 600).write(data);
    }
    Path pictures = Path.of(System.getProperty("screenshots", "target/screenshots"));
    Files.createDirectories(pictures);
    List<String> wide = new ArrayList<>();
    try (Chromium chromium = Chromium.start();
        ServedSite site = new ServedSite(data)) {
      Map<String, String> pages = DashboardFigures.pages(site);
      for (String width : System.getProperty("screenshots.widths", "360,1280,3840").split(",")) {
        for (boolean dark : new boolean[] {false, true}) {
          try (Window window =
              chromium.open(
                  "http://localhost:" + site.port(), Integer.parseInt(width), dark, true)) {
            window.page().navigate("/sign-in?to=/inbox");
            for (Map.Entry<String, String> one : pages.entrySet()) {
              window.page().navigate(one.getValue());
              String name = one.getKey().replaceAll("[^a-z0-9]+", "-") + "-" + width;
              shoot(window.page(), pictures.resolve(name + (dark ? "-dark" : "") + ".png"));
              if (DashboardBrowserTest.overflow(window.page()) > 0) {
                wide.add(name);
              }
            }
          }
        }
      }
    }
    System.out.println("pictures in " + pictures + "; too wide: " + wide);
  }

  private static void shoot(Page page, Path file) {
    int high = ((Number) page.evaluate("() => document.documentElement.scrollHeight")).intValue();
    int wide = page.viewportSize().width;
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setClip(0, 0, wide, Math.min(high, TALLEST))
            .setTimeout(90_000)
            .setPath(file));
  }
}
