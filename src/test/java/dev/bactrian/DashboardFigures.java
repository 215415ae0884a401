package dev.bactrian;

import dev.bactrian.config.AppIdentity;
import dev.bactrian.config.DeploymentConfig;
import dev.bactrian.config.Secret;
import dev.bactrian.github.fake.FakeGitHub;
import dev.bactrian.index.Embedder;
import dev.bactrian.store.BuildRuns;
import dev.bactrian.store.Database;
import dev.bactrian.store.IssueKey;
import dev.bactrian.store.Reports;
import dev.bactrian.store.Repositories;
import dev.bactrian.web.Browser;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Weight of each page and time to its answer at 20,000 reports ({@code -Dfigures.size}) and a
 * matrix of 9,000 × 2; asked for by name, because each report is stored on its own, which takes
 * minutes.
 */
class DashboardFigures {

  private static final int REPORTS = Integer.getInteger("figures.size", 20_000);
  private static final int PACKAGES = 9_000;
  private static final int TIMES = 15;

  @TempDir Path data;

  @Test
  void figures() throws Exception {
    Path key = data.resolve("key.pem");
    Files.writeString(key, FakeGitHub.privateKeyPem());
    try (FakeGitHub github = FakeGitHub.start()) {
      github.repository("caravan/compiler");
      DeploymentConfig config =
          new DeploymentConfig(
              Optional.of(new AppIdentity(FakeGitHub.APP_ID, key, List.of(new Secret("s")))),
              URI.create(github.apiUrl()),
              URI.create("https://github.com"),
              URI.create("http://localhost"),
              data,
              0,
              Optional.empty(),
              Optional.empty(),
              true,
              false);
      try (Database database = DataDirectory.database(config)) {
        reports(database);
        matrix(new BuildRuns(database.jdbi()));
      }
      try (App app = App.start(config, Embedder.OFF, InstantSource.system());
          Browser browser = new Browser(app.port())) {
        while (app.answers().reports() < REPORTS) {
          Thread.sleep(200);
        }
        for (String path :
            List.of(
                "/inbox",
                "/search",
                "/search?q=domain%20assertion",
                "/search?q=%23777",
                "/report/caravan/compiler/19000",
                "/causes",
                "/matrix",
                "/matrix?run=2&against=1",
                "/matrix?page=40",
                "/packages",
                "/package/p77",
                "/replay",
                "/",
                "/status",
                "/help")) {
          measure(browser, path);
        }
      }
    }
  }

  private static void measure(Browser browser, String path) throws Exception {
    long[] nanos = new long[TIMES];
    int bytes = 0;
    for (int i = 0; i < TIMES; i++) {
      long begin = System.nanoTime();
      bytes = browser.get(path).response().body().length();
      nanos[i] = System.nanoTime() - begin;
    }
    Arrays.sort(nanos);
    System.out.printf(
        Locale.ROOT,
        "%-32s %6.1f kB  median %6.1f ms  worst %6.1f ms%n",
        path,
        bytes / 1000.0,
        nanos[TIMES / 2] / 1e6,
        nanos[TIMES - 1] / 1e6);
  }

  private static void reports(Database database) {
    new Repositories(database.jdbi())
        .put(new Repositories.Repository(9, 77, "caravan", "compiler", false, false));
    Reports reports = new Reports(database.jdbi());
    Random random = new Random(5);
    String[] words = "domain assertion heap minor major fiber effect signal lock thread".split(" ");
    for (int number = 1; number <= REPORTS; number++) {
      StringBuilder body = new StringBuilder();
      for (int i = 0; i < 60; i++) {
        body.append(words[random.nextInt(words.length)]).append(random.nextInt(400)).append(' ');
      }
      body.append("\n```\n[01] file runtime/gc.c; line 7 ### Assertion failed: check_")
          .append(random.nextInt(3_000))
          .append("(v)\n```\n");
      Instant at = Instant.parse("2024-01-01T00:00:00Z").plusSeconds(600L * number);
      reports.put(
          new Reports.Stored(
              new IssueKey(9, number),
              number,
              null,
              "The " + words[number % words.length] + " fails " + number,
              body.toString(),
              "amina",
              at,
              at,
              null,
              null,
              false,
              Set.of()));
    }
  }

  private static void matrix(BuildRuns runs) {
    for (int run = 0; run < 2; run++) {
      Random random = new Random(run);
      Map<String, Map<String, String>> cells = new HashMap<>();
      List<BuildRuns.Failed> failed = new ArrayList<>();
      for (int i = 0; i < PACKAGES; i++) {
        String name = "p" + i + ".1.0." + i;
        boolean bad = random.nextInt(8) == 0;
        cells.put(name, Map.of("5.3.0", "good", "5.3.0+multicore", bad ? "bad" : "good"));
        if (bad) {
          failed.add(
              new BuildRuns.Failed(
                  new BuildRuns.Cell(name, "5.3.0+multicore"),
                  "p" + i % 90 + " · compile error unknown field " + i % 90,
                  "p" + i % 90,
                  "compile-error",
                  "package",
                  null));
        }
      }
      Instant at = Instant.parse("2026-03-20T00:00:00Z").plusSeconds(86_400L * run);
      var stored = runs.put("https://check.example.org", "run-" + run, at, at, List.of(), cells);
      runs.putFailures(stored.id(), failed);
    }
  }
}
