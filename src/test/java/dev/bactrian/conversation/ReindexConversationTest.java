package dev.bactrian.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bactrian.Archive;
import dev.bactrian.github.fake.FakeIssue;
import dev.bactrian.index.Embedder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People are answered while the index is built anew, and nothing is lost if that is cut off. */
class ReindexConversationTest {

  @TempDir Path data;
  @TempDir Path image;
  private final Held held = new Held();
  private Conversation talk;
  private FakeIssue old;

  @BeforeEach
  void start() {
    talk = new Conversation(data);
    old = talk.given(talk.compiler, Bugs.ASSERTION_TITLE, Bugs.ASSERTION);
    talk.given(talk.compiler, Bugs.OTHER_TITLE, Bugs.OTHER);
    talk.stop();
  }

  @AfterEach
  void end() {
    held.letGo();
    talk.close();
  }

  @Test
  void the_old_index_answers_while_a_new_version_builds_its_own() throws Exception {
    ofOlderSignatures();
    talk.startWith(held);
    held.awaitReached();
    talksOfTheOldOne();
    assertThat(talk.page("/status")).contains("a new index is being built");
    assertThat(data.resolve("index/1")).isDirectory();
    held.letGo();
    await().until(() -> !talk.page("/status").contains("a new index is being built"));
    await().until(this::onlyTheNewOneIsLeft);
    talksOfTheOldOne();
    talk.noFurtherWrites();
  }

  @Test
  void what_is_cut_off_in_the_middle_begins_again_and_the_old_index_answers() throws Exception {
    ofOlderSignatures();
    talk.startWith(held);
    held.awaitReached();
    FakeIssue meanwhile = talksOfTheOldOne();
    talk.copyInto(image);
    held.letGo();
    talk.stop();
    held.hold();
    talk.restartOn(image);
    held.awaitReached();
    talksOfTheOldOne();
    held.letGo();
    await().until(() -> Files.isDirectory(image.resolve("index/1")));
    await().until(() -> !talk.page("/status").contains("a new index is being built"));
    assertThat(talk.knows(meanwhile)).isTrue();
    assertThat(talk.metrics()).contains("bactrian_index_reports 4.0");
    talksOfTheOldOne();
  }

  @Test
  void a_process_that_serves_is_asked_to_build_it_again_and_goes_on_answering() throws Exception {
    talk.startWith(held);
    Archive.askForReindex(Conversation.config(data, talk.github), InstantSource.system());
    held.awaitReached();
    FakeIssue issue = talk.compiler.issue(Bugs.SAME_TITLE, Bugs.SAME, "salma");
    talk.accepted("while-it-builds", "issues", talk.github.events().issue("opened", issue));
    await().until(() -> issue.commentsByApp().size() == 1);
    assertThat(talk.theComment(issue).body()).contains("/issues/" + old.number());
    held.letGo();
    talk.settled();
    assertThat(onlyTheNewOneIsLeft()).isTrue();
    talksOfTheOldOne();
    talk.noFurtherWrites();
  }

  private FakeIssue talksOfTheOldOne() {
    FakeIssue issue = talk.opened(talk.compiler, Bugs.SAME_TITLE, Bugs.SAME);
    assertThat(talk.theComment(issue).body()).contains("/issues/" + old.number());
    return issue;
  }

  private boolean onlyTheNewOneIsLeft() throws IOException {
    try (var files = Files.list(data.resolve("index"))) {
      return files
          .map(file -> file.getFileName().toString())
          .toList()
          .equals(java.util.List.of("1"));
    }
  }

  private void ofOlderSignatures() throws IOException {
    try (FSDirectory directory = FSDirectory.open(data.resolve("index"));
        IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
      writer.setLiveCommitData(Map.of("format", "2", "signatures", "0").entrySet());
      writer.commit();
    }
  }

  /** A model that reads the old report only once it may: so long no index holds it anew. */
  private static final class Held implements Embedder {

    private volatile CountDownLatch reached = new CountDownLatch(1);
    private volatile CountDownLatch free = new CountDownLatch(1);

    void hold() {
      reached = new CountDownLatch(1);
      free = new CountDownLatch(1);
    }

    void awaitReached() {
      await().until(() -> reached.getCount() == 0);
    }

    void letGo() {
      free.countDown();
    }

    @Override
    public float[] embed(String text) {
      if (text.contains(Bugs.ASSERTION_TITLE)) {
        reached.countDown();
        try {
          free.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
      return null;
    }
  }
}
