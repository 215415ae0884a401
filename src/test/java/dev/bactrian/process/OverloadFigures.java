package dev.bactrian.process;

import dev.bactrian.github.fake.FakeComment;
import dev.bactrian.github.fake.FakeGitHub;
import dev.bactrian.github.fake.FakeRepository;
import dev.bactrian.process.Town.Post;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What an operator feels when more comes than can be worked off: how much memory {@code serve}
 * holds, with a heap of 256 MB, and how long a person waits for the answer to a command meanwhile.
 * No test by its name, so that it runs only when it is asked for; see CONTRIBUTING.md.
 */
class OverloadFigures {

  private static final int REPOSITORIES = 200;
  private static final int COMMANDS = 40;
  private static final long PATIENCE = TimeUnit.MINUTES.toNanos(5);

  @TempDir Path folder;

  @Test
  void of_the_real_process() throws Exception {
    int deliveries = Integer.getInteger("overload.deliveries", 5_000);
    try (FakeGitHub github = FakeGitHub.start();
        ServeProcess process = ServeProcess.light(folder, github)) {
      process.start();
      Town town = new Town(github, new SplittableRandom(5), REPOSITORIES);
      town.newBugs(1).forEach(post -> post.deliver(github));
      // People who ask do so elsewhere: each installation may be written to once a second only.
      List<FakeRepository> asking = new ArrayList<>();
      for (int i = 0; i < COMMANDS; i++) {
        asking.add(github.repository("asking-%d/project".formatted(i), 9_000L + i));
      }
      long idle = process.resident();
      AtomicLong peak = new AtomicLong(idle);
      AtomicBoolean over = new AtomicBoolean();
      Thread watch = Thread.ofPlatform().daemon().start(() -> watch(process, peak, over));

      List<Post> flood = town.again(deliveries);
      long begun = System.nanoTime();
      long refused = flood.stream().filter(post -> post.deliver(github) == 503).count();
      double stored = seconds(begun);
      int worked = worked(town);
      List<Double> waits = new ArrayList<>();
      for (FakeRepository repository : asking) {
        waits.add(answer(github, repository));
      }
      int meanwhile = worked(town);
      over.set(true);
      watch.join();
      Collections.sort(waits);
      System.out.printf(
          "OVERLOAD deliveries=%d refused=%d stored-in=%.0fs worked-then=%d worked-after-commands=%d"
              + " rss-idle=%dMB rss-peak=%dMB command-median=%.0fms command-max=%.0fms%n",
          deliveries,
          refused,
          stored,
          worked,
          meanwhile,
          idle >> 20,
          peak.get() >> 20,
          waits.get(waits.size() / 2),
          waits.getLast());
    }
  }

  private static void watch(ServeProcess process, AtomicLong peak, AtomicBoolean over) {
    while (!over.get()) {
      try {
        peak.accumulateAndGet(process.resident(), Math::max);
      } catch (java.io.IOException e) {
        throw new IllegalStateException(e);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
  }

  private static int worked(Town town) {
    return (int) town.repeated().stream().filter(issue -> !issue.commentsByApp().isEmpty()).count();
  }

  /** Milliseconds from the webhook to the answer. */
  private static double answer(FakeGitHub github, FakeRepository repository) {
    FakeComment question =
        repository.comment(repository.issue("A question", "How?", "salma"), "salma", "/help");
    long begun = System.nanoTime();
    Post.of("issue_comment", github.events().comment("created", question)).deliver(github);
    while (question.issue().commentsByApp().isEmpty()) {
      if (System.nanoTime() - begun > PATIENCE) {
        throw new IllegalStateException("no answer");
      }
      LockSupport.parkNanos(500_000);
    }
    return (System.nanoTime() - begun) / 1e6;
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }
}
