package dev.bactrian.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bactrian.github.fake.FakeComment;
import dev.bactrian.github.fake.FakeGitHub;
import dev.bactrian.github.fake.FakeIssue;
import dev.bactrian.index.Entry;
import dev.bactrian.index.LuceneIndex;
import dev.bactrian.index.ReportIndex;
import dev.bactrian.process.Town.Post;
import dev.bactrian.queue.DeliveryQueue;
import dev.bactrian.report.ReportKey;
import dev.bactrian.store.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * Deliveries pour in while the process is killed again and again, at moments that follow from the
 * seed; what got no 202 is delivered again, as a person would ask GitHub to. Then everything must
 * be as if nothing had happened.
 *
 * @param deliveries about so many
 * @param kills SIGKILLs while they arrive and are handled, the last one of these after the last
 *     delivery; there is one more at the end
 * @param repositories over which they are spread: each bears one comment a second
 */
record Storm(long seed, int deliveries, int kills, int repositories) {

  private static final String SUGGESTION = "<!-- bactrian:suggestion v1";
  private static final int LONGEST_LIFE_MILLIS = 600;

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
      listen(process, github);
      try (Database database = Database.open(folder.resolve("data/bactrian.db"))) {
        DeliveryQueue queue = new DeliveryQueue(database.jdbi(), InstantSource.system());
        TreeSet<Integer> deaths = new TreeSet<>();
        while (deaths.size() < kills - 1) {
          deaths.add(random.nextInt(posts.size()));
        }
        for (int i = 0; i < posts.size(); i++) {
          if (deaths.contains(i)) {
            dieSoon(process, github, random);
          }
          deliver(posts.get(i), process, github);
        }
        // One death while nothing new comes and the rest is handled.
        dieSoon(process, github, random);
        bringBack(process, github);
        drain(queue, patience);
        town.retitled(repositories).forEach(post -> deliver(post, process, github));
        drain(queue, patience);
        process.kill();
        assertHandled(posts, queue);
      }
      assertSaidOnce(town);
      assertFound(town, folder.resolve("data/index"));
      assertThat(github.offences()).isEmpty();
    }
  }

  private static void listen(ServeProcess process, FakeGitHub github) throws IOException {
    int port = process.start();
    github.hooks().sendTo(URI.create("http://localhost:" + port + "/webhook"), ServeProcess.SECRET);
  }

  private static void bringBack(ServeProcess process, FakeGitHub github) {
    process.awaitEnd();
    try {
      listen(process, github);
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

  /** Until it is answered 202; a process that died is started again. */
  private static void deliver(Post post, ServeProcess process, FakeGitHub github) {
    while (true) {
      int status = github.hooks().deliver(post.guid(), post.event(), post.body());
      if (status == 202) {
        return;
      }
      assertThat(status).as("no answer, because it was killed").isZero();
      bringBack(process, github);
    }
  }

  /** Nothing is left that could be done now. */
  private static void drain(DeliveryQueue queue, Duration patience) {
    await()
        .atMost(patience)
        .pollInterval(Duration.ofMillis(10))
        .until(
            () -> {
              var figures = queue.figures();
              return figures.due() == 0 && figures.running() == 0;
            });
  }

  private static void assertHandled(List<Post> posts, DeliveryQueue queue) {
    assertThat(queue.deadLetters(10)).isEmpty();
    List<String> guids = posts.stream().map(Post::guid).toList();
    assertThat(queue.known(guids)).hasSameSizeAs(guids);
  }

  private static void assertSaidOnce(Town town) {
    for (FakeIssue issue : town.issues()) {
      assertThat(suggestions(issue)).as(issue.title()).hasSizeLessThanOrEqualTo(1);
    }
    assertThat(town.repeated()).allSatisfy(issue -> assertThat(suggestions(issue)).hasSize(1));
    assertThat(town.questions())
        .allSatisfy(
            question ->
                assertThat(question.issue().commentsByApp())
                    .filteredOn(one -> one.body().startsWith(answerTo(question)))
                    .hasSize(1));
  }

  /** After a SIGKILL with nothing left to do: what lies on disk is all there is. */
  private static void assertFound(Town town, Path folder) {
    try (ReportIndex index = LuceneIndex.open(folder)) {
      assertThat(index.size()).isEqualTo(town.issues().size());
      for (FakeIssue issue : town.issues()) {
        Optional<Entry> entry = index.get(new ReportKey(issue.repository().id(), issue.number()));
        assertThat(entry.map(one -> one.report().post().title())).contains(issue.title());
      }
    }
  }

  private static List<FakeComment> suggestions(FakeIssue issue) {
    return issue.commentsByApp().stream()
        .filter(comment -> comment.body().startsWith(SUGGESTION))
        .toList();
  }

  private static String answerTo(FakeComment question) {
    return "<!-- bactrian:answer v1 " + question.id() + " ";
  }
}
