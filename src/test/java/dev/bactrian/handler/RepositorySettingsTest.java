package dev.bactrian.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bactrian.config.RepositoryConfig;
import dev.bactrian.github.fake.FakeGitHub;
import dev.bactrian.github.fake.FakeRepository;
import dev.bactrian.github.fake.Held;
import dev.bactrian.store.Database;
import dev.bactrian.store.Repositories;
import dev.bactrian.store.RepositoryFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepositorySettingsTest {

  private static final String FILE = "daily-cap: 7\n";

  @TempDir Path folder;
  private final FakeGitHub github = FakeGitHub.start();
  private Database database;
  private RepositorySettings settings;

  @BeforeEach
  void open() {
    // The fake is slow to answer its first request.
    await()
        .ignoreExceptions()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                github
                    .api()
                    .repositories()
                    .file(repository("caravan/first").ref(), ".github/bactrian.yml")
                    .isPresent());
    database = Database.open(folder.resolve("bactrian.db"));
    settings =
        new RepositorySettings(
            github.api().repositories(),
            new RepositoryFiles(database.jdbi()),
            new Repositories(database.jdbi()),
            InstantSource.system());
  }

  @AfterEach
  void close() {
    github.close();
    database.close();
  }

  @Test
  void a_file_that_is_long_in_coming_holds_up_no_other_repository() throws Exception {
    FakeRepository slow = repository("caravan/slow");
    List<FakeRepository> quick =
        IntStream.range(0, 60).mapToObj(i -> repository("caravan/quick-" + i)).toList();
    Held held = github.holdNext("GET /repos/caravan/slow/contents/");
    CompletableFuture<RepositoryConfig> first =
        CompletableFuture.supplyAsync(() -> settings.of(slow.ref()), Thread::startVirtualThread);
    try {
      await().until(held::came);
      CompletableFuture<Void> others =
          CompletableFuture.runAsync(
              () ->
                  quick.forEach(one -> assertThat(settings.of(one.ref()).dailyCap()).isEqualTo(7)),
              Thread::startVirtualThread);
      await().atMost(Duration.ofSeconds(60)).until(others::isDone);
      others.get();
      assertThat(first).isNotDone();
    } finally {
      held.letGo();
    }
    assertThat(first.get().dailyCap()).isEqualTo(7);
  }

  @Test
  void the_files_of_many_repositories_are_remembered_beside_each_other() {
    List<FakeRepository> all =
        IntStream.range(0, 60).mapToObj(i -> repository("caravan/one-" + i)).toList();
    all.forEach(one -> settings.of(one.ref()));
    long asked = github.requests().size();
    all.forEach(one -> assertThat(settings.of(one.ref()).dailyCap()).isEqualTo(7));
    assertThat(github.requests()).hasSize((int) asked);
  }

  private FakeRepository repository(String name) {
    return github.repository(name).file(".github/bactrian.yml", FILE);
  }
}
