package dev.bactrian.process;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bactrian.github.fake.FakeGitHub;
import dev.bactrian.github.fake.FakeIssue;
import dev.bactrian.github.fake.FakeRepository;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What an operator feels: how long {@code serve} takes to be ready, how much memory it holds, and
 * how long a new issue waits for its comment. GitHub, in this process and on the same machine,
 * answers at once. No test by its name, so that it runs only when it is asked for; see
 * CONTRIBUTING.md.
 */
class ProcessFigures {

  private static final int INSTALLATIONS = 40;
  private static final Duration SILENT_AFTER = Duration.ofSeconds(5);

  /** How long a comment takes is measured, not whether it is deserved. */
  private static final String FILE =
      "thresholds:\n  suggest: 0.00001\n  also: 0.00001\ndaily-cap: 1000\n";

  @TempDir Path folder;

  @Test
  void of_the_real_process() throws Exception {
    String file = System.getProperty("figures.reports");
    int size = Integer.getInteger("figures.size", 10_000);
    int issues = Integer.getInteger("figures.issues", 200);
    Corpus corpus = new Corpus(file == null ? null : Path.of(file), size);
    Path lines = folder.resolve("reports.jsonl");
    corpus.write(lines);
    for (String embeddings : System.getProperty("figures.embeddings", "off,on").split(",")) {
      measure(embeddings, corpus, lines, size, issues);
    }
  }

  private void measure(String embeddings, Corpus corpus, Path lines, int size, int issues)
      throws Exception {
    try (FakeGitHub github = FakeGitHub.start();
        ServeProcess process =
            new ServeProcess(List.of("./bactrian"), folder.resolve("data-" + embeddings), github)
                .with("BACTRIAN_EMBEDDINGS", embeddings)) {
      List<FakeRepository> repositories = new ArrayList<>();
      for (int i = 0; i < INSTALLATIONS; i++) {
        repositories.add(
            github
                .repository("owner-%d/project".formatted(i), 1_000L + i)
                .file(".github/bactrian.yml", FILE));
      }
      long begun = System.nanoTime();
      process.run("import", lines.toString());
      double imported = seconds(begun);

      List<Double> starts = new ArrayList<>();
      int port = 0;
      for (int i = 0; i < 3; i++) {
        begun = System.nanoTime();
        port = process.start();
        awaitReady(port);
        starts.add(seconds(begun));
        if (i < 2) {
          process.stop();
        }
      }
      long before = process.resident();
      List<Double> waits = new ArrayList<>();
      int silent = 0;
      int turn = 0;
      for (JsonNode old : corpus.some(issues)) {
        double wait = comment(github, repositories.get(turn++ % INSTALLATIONS), old);
        if (wait < 0) {
          silent++;
        } else {
          waits.add(wait);
        }
      }
      System.out.printf(
          "FIGURES embeddings=%s reports=%d import=%.0fs ready=%s rss-start=%dMB rss-end=%dMB"
              + " comments=%d silent=%d first=%.0fms median=%.0fms p90=%.0fms p99=%.0fms"
              + " max=%.0fms%n",
          embeddings,
          size,
          imported,
          starts.stream().map("%.2fs"::formatted).toList(),
          before >> 20,
          process.resident() >> 20,
          waits.size(),
          silent,
          waits.getFirst(),
          quantile(waits, 0.5),
          quantile(waits, 0.9),
          quantile(waits, 0.99),
          quantile(waits, 1));
    }
  }

  /** Milliseconds from the webhook to the comment; negative if there was none. */
  private static double comment(FakeGitHub github, FakeRepository repository, JsonNode old) {
    FakeIssue issue =
        repository.issue(
            old.path("title").asText() + " (again)",
            "Seen here too.\n\n" + old.path("body").asText(),
            "salma");
    byte[] body = github.events().issue("opened", issue);
    long begun = System.nanoTime();
    int status = github.hooks().deliver("issues", body);
    if (status != 202) {
      throw new IllegalStateException("the webhook was answered with " + status);
    }
    while (issue.comments().isEmpty()) {
      if (System.nanoTime() - begun > SILENT_AFTER.toNanos()) {
        return -1;
      }
      LockSupport.parkNanos(500_000);
    }
    return (System.nanoTime() - begun) / 1e6;
  }

  private static void awaitReady(int port) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/ready")).build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      while (client.send(request, BodyHandlers.discarding()).statusCode() != 200) {
        LockSupport.parkNanos(5_000_000);
      }
    }
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }

  private static double quantile(List<Double> values, double share) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get((int) Math.min(sorted.size() - 1L, Math.floor(share * sorted.size())));
  }
}
