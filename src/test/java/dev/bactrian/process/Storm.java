package dev.bactrian.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bactrian.github.fake.FakeGitHub;
import dev.bactrian.process.Town.Post;
import dev.bactrian.queue.DeliveryQueue;
import dev.bactrian.store.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * Deliveries pour in while the process is killed again and again, at moments that follow from the
 * seed; what got no 202 is delivered again, as a person would ask GitHub to. Then everything must
 * be as if nothing had happened.
 *
 * @param deliveries about so many of the town's, and GitHub's own examples among them
 * @param kills SIGKILLs, half of them while deliveries arrive, half while the rest is handled;
 *     there is one more at the end
 * @param repositories over which they are spread: each bears one comment a second
 */
record Storm(long seed, int deliveries, int kills, int repositories) {

  private static final int LONGEST_LIFE_MILLIS = 600;

  /** Longer than that no disk makes a delivery wait. */
  private static final Duration BUSY = Duration.ofSeconds(30);

  private static final int PROGRESS = 500;

  /** Lives through it, and says what is wrong afterwards by failing. */
  void pass(Path folder, Duration patience) throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    try (FakeGitHub github = FakeGitHub.start();
        ServeProcess process =
            new ServeProcess(ServeProcess.compiled(), folder.resolve("data"), github)
                .with("BACTRIAN_EMBEDDINGS", "off")) {
      Town town = new Town(github, random, repositories);
      List<Post> posts = new ArrayList<>(town.newBugs(Math.max(1, deliveries / 4 / repositories)));
      posts.addAll(town.daily(deliveries - posts.size()));
      List<Post> examples = Examples.published();
      examples.forEach(one -> posts.add(random.nextInt(posts.size()), one));
      process.start();
      try (Database database = Database.open(folder.resolve("data/bactrian.db"))) {
        Backlog backlog = new Backlog(database, patience);
        deliverAll(posts, process, github, random, backlog);
        long rest = backlog.size();
        for (int left = kills / 2; left > 0; left--) {
          backlog.awaitAtMost(rest * left / (kills / 2 + 1));
          progress("%d left to do, %d kills to come", backlog.size(), left);
          dieSoon(process, github, random);
          bringBack(process, github);
        }
        backlog.awaitNothingDue();
        progress("everything is handled; titles change");
        town.retitled(repositories).forEach(post -> deliver(post, process, github));
        backlog.awaitNothingDue();
        process.kill();
        Aftermath aftermath = new Aftermath(town, examples);
        aftermath.assertHandled(posts, new DeliveryQueue(database.jdbi(), InstantSource.system()));
        aftermath.assertSaidOnce();
        aftermath.assertDoneOnce();
        aftermath.report(posts.size(), kills + 1);
      }
      new Aftermath(town, examples).assertFound(process);
      assertThat(github.offences()).isEmpty();
    }
  }

  private void deliverAll(
      List<Post> posts,
      ServeProcess process,
      FakeGitHub github,
      SplittableRandom random,
      Backlog backlog) {
    TreeSet<Integer> deaths = new TreeSet<>();
    while (deaths.size() < kills - kills / 2) {
      deaths.add(random.nextInt(posts.size()));
    }
    for (int i = 0; i < posts.size(); i++) {
      if (deaths.contains(i)) {
        dieSoon(process, github, random);
      }
      deliver(posts.get(i), process, github);
      if (i % PROGRESS == PROGRESS - 1) {
        progress("%d of %d delivered, %d left to do", i + 1, posts.size(), backlog.size());
      }
    }
    if (process.isDoomed()) {
      bringBack(process, github);
    }
  }

  private static void progress(String words, Object... figures) {
    System.out.println(Instant.now() + " STORM " + words.formatted(figures));
  }

  private static void bringBack(ServeProcess process, FakeGitHub github) {
    process.awaitEnd();
    try {
      process.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void dieSoon(ServeProcess process, FakeGitHub github, SplittableRandom random) {
    if (process.isDoomed()) {
      bringBack(process, github);
    }
    process.killAfter(Duration.ofMillis(random.nextInt(LONGEST_LIFE_MILLIS)));
  }

  /**
   * Until it is answered 202; a process that died is started again, one whose disk is too busy is
   * asked again.
   */
  private static void deliver(Post post, ServeProcess process, FakeGitHub github) {
    Instant patience = Instant.now().plus(BUSY);
    while (true) {
      int status = github.hooks().deliver(post.guid(), post.event(), post.body());
      if (status == 202) {
        return;
      }
      if (status != 503 || Instant.now().isAfter(patience)) {
        assertThat(status).as("no answer, because it was killed").isZero();
        bringBack(process, github);
      }
    }
  }

  /** What is left to do of what was delivered; jobs of the program's own have a colon. */
  private record Backlog(Database database, Duration patience) {

    long size() {
      return count("");
    }

    void awaitAtMost(long most) {
      await().atMost(patience).pollInterval(Duration.ofMillis(100)).until(() -> size() <= most);
    }

    /** Nothing delivered is open, and nothing is left that could be done now. */
    void awaitNothingDue() {
      await()
          .atMost(patience)
          .pollInterval(Duration.ofMillis(50))
          .until(
              () -> size() == 0 && count(" OR not_before <= " + System.currentTimeMillis()) == 0);
    }

    private long count(String also) {
      return database
          .jdbi()
          .withHandle(
              handle ->
                  handle
                      .createQuery(
                          "SELECT count(*) FROM delivery WHERE state IN ('queued', 'running')"
                              + " AND (guid NOT LIKE '%:%' OR state = 'running'"
                              + also
                              + ")")
                      .mapTo(Long.class)
                      .one());
    }
  }
}
