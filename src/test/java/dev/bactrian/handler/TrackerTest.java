package dev.bactrian.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bactrian.index.Entry;
import dev.bactrian.index.LuceneIndex;
import dev.bactrian.index.Meaning;
import dev.bactrian.index.ReportIndex;
import dev.bactrian.report.Post;
import dev.bactrian.report.Report;
import dev.bactrian.report.ReportKey;
import dev.bactrian.report.ReportParser;
import dev.bactrian.report.Template;
import dev.bactrian.signature.Signer;
import dev.bactrian.store.Database;
import dev.bactrian.store.IssueKey;
import dev.bactrian.store.Purge;
import dev.bactrian.store.ReportFacts;
import dev.bactrian.store.Reports;
import dev.bactrian.store.Repositories;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrackerTest {

  private static final long REPOSITORY = 7;

  @TempDir Path folder;
  private Runnable meanwhile = () -> {};

  private Database database;
  private Repositories repositories;
  private final LuceneIndex index = LuceneIndex.inMemory();

  @BeforeEach
  void open() {
    database = Database.open(folder.resolve("bactrian.db"));
    repositories = new Repositories(database.jdbi());
    repositories.put(repository(false));
  }

  @AfterEach
  void close() {
    index.close();
    database.close();
  }

  private Tracker tracker(ReportIndex index) {
    return new Tracker(
        repositories,
        new Reports(database.jdbi()),
        index,
        new Purge(database.jdbi()),
        new ReportFacts(database.jdbi()),
        this::read,
        repository -> {},
        (repository, before) -> {});
  }

  @Test
  void what_is_made_private_while_an_index_is_filled_is_private_in_it() {
    Tracker tracker = tracker(index);
    for (int number = 1; number <= 3; number++) {
      tracker.learn(repository(false), stored(number));
    }
    try (LuceneIndex beside = LuceneIndex.inMemory()) {
      meanwhile = () -> repositories.put(repository(true));
      assertThat(tracker.fill(beside, REPOSITORY, () -> true)).isTrue();
      assertThat(beside.size()).isEqualTo(3);
      for (int number = 2; number <= 3; number++) {
        Entry entry = beside.get(new ReportKey(REPOSITORY, number)).orElseThrow();
        assertThat(entry.report().post().isPrivate()).as("report " + number).isTrue();
      }
      assertThat(tracker.fill(beside, REPOSITORY, () -> false)).as("stopped").isFalse();
    }
  }

  @Test
  void what_is_learnt_while_an_index_is_filled_stays_in_it() throws InterruptedException {
    AtomicReference<Tracker> tracker = new AtomicReference<>();
    AtomicReference<Thread> learning = new AtomicReference<>();
    // Between the list of what is stored and the deletion of all else.
    InvocationHandler late =
        (proxy, method, arguments) -> {
          if (method.getName().equals("keepOnly") && learning.get() == null) {
            learning.set(
                Thread.ofPlatform().start(() -> tracker.get().learn(repository(false), stored(2))));
            await()
                .until(
                    () ->
                        !learning.get().isAlive()
                            || learning.get().getState() == Thread.State.WAITING);
          }
          return method.invoke(index, arguments);
        };
    tracker.set(
        tracker(
            (ReportIndex)
                Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {ReportIndex.class}, late)));
    tracker.get().learn(repository(false), stored(1));
    tracker.get().reindex(REPOSITORY);
    learning.get().join();
    assertThat(index.get(new ReportKey(REPOSITORY, 1))).isPresent();
    assertThat(index.get(new ReportKey(REPOSITORY, 2))).isPresent();
  }

  private Entry read(Post post) {
    meanwhile.run();
    Report report = new ReportParser().parse(post, Template.NONE);
    return new Entry(report, new Signer().diagnose(report.failures()), Meaning.NONE);
  }

  private static Repositories.Repository repository(boolean isPrivate) {
    return new Repositories.Repository(REPOSITORY, 1, "camel", "sand", isPrivate, false);
  }

  private static Reports.Stored stored(int number) {
    return new Reports.Stored(
        new IssueKey(REPOSITORY, number),
        number,
        null,
        "camel",
        "",
        "noor",
        Instant.EPOCH,
        Instant.EPOCH,
        null,
        null,
        false,
        Set.of());
  }
}
