package dev.bactrian.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.github.fake.FakeIssue;
import dev.bactrian.github.fake.FakeRepository;
import dev.bactrian.store.Database;
import dev.bactrian.store.IssueKey;
import dev.bactrian.store.Links;
import dev.bactrian.store.Rejections;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the first version left behind is taken up by this one. */
class FirstVersionTest {

  @TempDir Path data;

  @Test
  void old_data_directory_opens_and_its_work_goes_on() throws Exception {
    Path file = data.resolve("bactrian.db");
    try (InputStream in = FirstVersionTest.class.getResourceAsStream("/upgrade/first.sql");
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
    try (Conversation talk = new Conversation(data)) {
      FakeRepository compiler = talk.compiler;
      assertThat(compiler.id()).as("as in the old database").isEqualTo(10_001);
      FakeIssue first = compiler.issue(1, "Abort while the ledger is closed", "", "amina");
      FakeIssue fourth = compiler.issue(4, "Nightly run aborts in the ledger", "", "salma");
      talk.settled();
      assertThat(talk.theComment(fourth).body()).contains("/issues/" + first.number());
      try (Database database = Database.open(file)) {
        IssueKey one = new IssueKey(10_001, 1);
        assertThat(new Links(database.jdbi()).duplicates().canonical(new IssueKey(10_001, 3)))
            .isEqualTo(one);
        assertThat(new Rejections(database.jdbi()).of(new IssueKey(10_001, 2)))
            .containsExactly(one);
      }
      talk.noFurtherWrites();
    }
  }
}
