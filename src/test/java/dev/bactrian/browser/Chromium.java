package dev.bactrian.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The machine's Chromium without a window. Where there is none the tests are skipped, unless {@code
 * BACTRIAN_BROWSER=required}. Not thread-safe.
 */
final class Chromium implements AutoCloseable {

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Path executable) {
    this.playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    this.browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(executable)
                    .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")));
  }

  static Chromium start() {
    Optional<Path> executable = find();
    if (executable.isEmpty()) {
      String words = "no Chromium on this machine: the browser tests are skipped";
      if ("required".equals(System.getenv("BACTRIAN_BROWSER"))) {
        throw new IllegalStateException(words.replace("are skipped", "can't run"));
      }
      System.out.println(words);
      Assumptions.abort(words);
    }
    return new Chromium(executable.get());
  }

  private static Optional<Path> find() {
    return Stream.of("chromium", "chromium-browser", "google-chrome")
        .flatMap(
            name ->
                Arrays.stream(System.getenv("PATH").split(":"))
                    .map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** A window with what went wrong in it. */
  record Window(BrowserContext context, Page page, List<String> troubles) implements AutoCloseable {
    @Override
    public void close() {
      context.close();
    }
  }

  /**
   * Opens a window of its own, without cookies.
   *
   * @param base address that paths are relative to
   * @param width in pixels
   */
  Window open(String base, int width, boolean dark, boolean scripts) {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setBaseURL(base)
                .setViewportSize(width, width < 600 ? 740 : 900)
                .setJavaScriptEnabled(scripts)
                .setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT));
    Page page = context.newPage();
    page.setDefaultTimeout(15_000);
    List<String> troubles = new ArrayList<>();
    page.onConsoleMessage(
        message -> {
          // Chromium notes each answer of 4xx here, which is what some pages are for.
          if (message.type().equals("error") && !message.text().startsWith("Failed to load")) {
            troubles.add(page.url() + ": " + message.text());
          }
        });
    page.onPageError(error -> troubles.add(page.url() + ": " + error));
    return new Window(context, page, troubles);
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
