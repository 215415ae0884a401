package dev.bactrian.process;

import dev.bactrian.github.fake.FakeGitHub;
import dev.bactrian.github.fake.FakeRepository;
import dev.bactrian.webhook.WebhookSignature;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How many deliveries a second are acknowledged, beside an App on Probot that receives the same
 * ones in turn. We have each on disk by then and Probot has none: what it acknowledged, it forgets
 * when it dies. No test by its name, so that it runs only when it is asked for; see
 * CONTRIBUTING.md.
 */
class IntakeFigures {

  private static final int REPOSITORIES = 50;

  @TempDir Path folder;

  private final int deliveries = Integer.getInteger("intake.deliveries", 1_000);
  private final int rounds = Integer.getInteger("intake.rounds", 5);

  @Test
  void beside_probot() throws Exception {
    try (FakeGitHub github = FakeGitHub.start();
        ServeProcess process =
            new ServeProcess(List.of("./bactrian"), folder.resolve("data"), github)
                .with("BACTRIAN_EMBEDDINGS", "off");
        Probot probot = new Probot();
        HttpClient client = HttpClient.newHttpClient()) {
      URI ours = URI.create("http://localhost:" + process.start() + "/webhook");
      List<byte[]> bodies = bodies(github);
      System.out.printf("INTAKE body=%d bytes, %d a round%n", bodies.getFirst().length, deliveries);
      for (int clients : List.of(1, 16)) {
        for (int round = 0; round <= rounds; round++) {
          awaitIdle(client, ours);
          double durable = perSecond(client, ours, bodies, clients);
          // What we work off meanwhile is not to be Probot's loss.
          awaitIdle(client, ours);
          double forgetful = perSecond(client, probot.webhook(), bodies, clients);
          System.out.printf(
              "INTAKE clients=%d round=%s bactrian=%.0f/s probot=%.0f/s%n",
              clients, round == 0 ? "warm-up" : round, durable, forgetful);
        }
      }
    }
  }

  /** Runs that went well: they are stored like any other, and nothing has to be done about them. */
  private static List<byte[]> bodies(FakeGitHub github) {
    List<byte[]> bodies = new ArrayList<>();
    for (int i = 0; i < REPOSITORIES; i++) {
      FakeRepository repository = github.repository("owner/project-" + i);
      bodies.add(github.events().workflowRun(repository, 1_000 + i, "success"));
    }
    return bodies;
  }

  private double perSecond(HttpClient client, URI webhook, List<byte[]> bodies, int clients)
      throws Exception {
    AtomicInteger next = new AtomicInteger();
    long begun = System.nanoTime();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        all.add(
            threads.submit(
                () -> {
                  while (next.getAndIncrement() < deliveries) {
                    deliver(client, webhook, bodies.get(next.get() % bodies.size()));
                  }
                  return null;
                }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    }
    return deliveries / ((System.nanoTime() - begun) / 1e9);
  }

  private static void deliver(HttpClient client, URI webhook, byte[] body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(webhook)
            .header("Content-Type", "application/json")
            .header("User-Agent", "GitHub-Hookshot/fake")
            .header("X-GitHub-Event", "workflow_run")
            .header("X-GitHub-Delivery", UUID.randomUUID().toString())
            .header("X-Hub-Signature-256", WebhookSignature.sign(ServeProcess.SECRET, body))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    if (status / 100 != 2) {
      throw new IOException(webhook + " answered " + status);
    }
  }

  private static void awaitIdle(HttpClient client, URI ours)
      throws IOException, InterruptedException {
    HttpRequest metrics = HttpRequest.newBuilder(ours.resolve("/metrics")).build();
    while (true) {
      // The figures are a second old at most.
      LockSupport.parkNanos(1_200_000_000);
      String now = client.send(metrics, HttpResponse.BodyHandlers.ofString()).body();
      if (now.contains("bactrian_queue_waiting 0.0")
          && now.contains("bactrian_queue_running 0.0")) {
        return;
      }
    }
  }
}
