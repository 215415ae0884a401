package dev.bactrian.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.bactrian.Backup;
import dev.bactrian.github.fake.FakeIssue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups are written, and come back, while the program runs. */
class BackupConversationTest {

  @TempDir Path data;
  @TempDir Path elsewhere;
  private Conversation talk;
  private Path file;

  @BeforeEach
  void start() {
    talk = new Conversation(data);
    file = elsewhere.resolve("bactrian.zip");
  }

  @AfterEach
  void end() {
    talk.close();
  }

  @Test
  void running_process_goes_on_with_what_is_restored_and_asks_for_the_rest() throws IOException {
    FakeIssue old = talk.given(talk.compiler, Bugs.ASSERTION_TITLE, Bugs.ASSERTION);
    backup().write(file);
    FakeIssue later = talk.opened(talk.compiler, Bugs.OTHER_TITLE, Bugs.OTHER);
    backup().restore(file);
    talk.settled();
    assertThat(talk.knows(old)).isTrue();
    // It was delivered after the backup: GitHub is asked for it within ten minutes.
    talk.clock.advance(java.time.Duration.ofMinutes(11));
    await().untilAsserted(() -> assertThat(talk.knows(later)).isTrue());
    FakeIssue issue = talk.opened(talk.compiler, Bugs.SAME_TITLE, Bugs.SAME);
    assertThat(talk.theComment(issue).body()).contains("/issues/" + old.number());
    talk.noFurtherWrites();
  }

  @Test
  void what_is_restored_can_be_found_and_what_is_not_in_it_cannot() throws IOException {
    talk.given(talk.compiler, Bugs.OTHER_TITLE, Bugs.OTHER);
    backup().write(file);
    FakeIssue gone = talk.given(talk.compiler, Bugs.ASSERTION_TITLE, Bugs.ASSERTION);
    talk.compiler.delete(gone);
    talk.github.hooks().forget();
    backup().restore(file);
    talk.settled();
    FakeIssue issue = talk.opened(talk.compiler, Bugs.SAME_TITLE, Bugs.SAME);
    assertThat(issue.comments()).isEmpty();
    talk.noFurtherWrites();
  }

  @Test
  void machine_that_never_saw_it_takes_it_up() throws IOException {
    FakeIssue old = talk.given(talk.compiler, Bugs.ASSERTION_TITLE, Bugs.ASSERTION);
    backup().write(file);
    Path other = Files.createDirectory(elsewhere.resolve("data"));
    new Backup(Conversation.config(other, talk.github), InstantSource.system()).restore(file);
    talk.restartOn(other);
    FakeIssue issue = talk.opened(talk.compiler, Bugs.SAME_TITLE, Bugs.SAME);
    assertThat(talk.theComment(issue).body()).contains("/issues/" + old.number());
    talk.noFurtherWrites();
  }

  @Test
  void backup_holds_no_secret_and_is_readable_by_its_owner_only() throws IOException {
    Files.writeString(data.resolve("packages.tsv.gz"), "as it is");
    backup().write(file);
    try (ZipFile zip = new ZipFile(file.toFile())) {
      assertThat(zip.stream().map(ZipEntry::getName))
          .containsExactlyInAnyOrder("bactrian.db", "packages.tsv.gz");
    }
    assertThat(Files.getPosixFilePermissions(file)).hasToString("[OWNER_READ, OWNER_WRITE]");
  }

  @Test
  void what_is_no_backup_changes_nothing() throws IOException {
    FakeIssue old = talk.given(talk.compiler, Bugs.ASSERTION_TITLE, Bugs.ASSERTION);
    Files.writeString(file, "no archive");
    assertThatThrownBy(() -> backup().restore(file)).hasMessageContaining("holds no bactrian.db");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("../bactrian.db"));
      zip.write(1);
      zip.putNextEntry(new ZipEntry("bactrian.db"));
      zip.write(new byte[5_000]);
    }
    assertThatThrownBy(() -> backup().restore(file)).hasMessageContaining("bactrian.db");
    assertThat(talk.knows(old)).isTrue();
    assertThat(Files.list(elsewhere)).containsExactly(file);
  }

  private Backup backup() throws IOException {
    return new Backup(Conversation.config(data, talk.github), InstantSource.system());
  }
}
