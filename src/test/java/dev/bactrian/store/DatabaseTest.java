package dev.bactrian.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {

  @TempDir Path folder;

  @Test
  void is_made_with_its_folder_and_opened_again() {
    Path file = folder.resolve("data/bactrian.db");
    try (Database database = Database.open(file)) {
      insert(database, "mark");
    }
    try (Database database = Database.open(file)) {
      assertThat(text(database, "SELECT name FROM queue_mark")).isEqualTo("mark");
    }
  }

  @Test
  void writes_durably_and_checks_references() {
    try (Database database = Database.open(folder.resolve("a.db"))) {
      assertThat(text(database, "PRAGMA journal_mode")).isEqualTo("wal");
      assertThat(text(database, "PRAGMA synchronous")).isEqualTo("2");
      assertThat(text(database, "PRAGMA foreign_keys")).isEqualTo("1");
      assertThat(text(database, "PRAGMA busy_timeout")).isEqualTo("5000");
    }
  }

  @Test
  void says_that_a_file_is_not_a_database() throws Exception {
    Path file = Files.writeString(folder.resolve("a.db"), "no database at all\n".repeat(100));
    assertThatThrownBy(() -> Database.open(file))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("a.db")
        .hasMessageContaining("not a database");
  }

  @Test
  void says_that_it_is_locked() throws Exception {
    Path file = folder.resolve("a.db");
    Database.open(file).close();
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = other.createStatement()) {
      statement.execute("PRAGMA locking_mode = EXCLUSIVE");
      statement.execute("BEGIN IMMEDIATE");
      assertThatThrownBy(() -> Database.open("jdbc:sqlite:" + file, "a.db", Duration.ofMillis(50)))
          .isInstanceOf(DatabaseException.class)
          .hasMessageContaining("locked by another process");
    }
  }

  @Test
  void refuses_what_a_newer_version_wrote() {
    Path file = folder.resolve("a.db");
    try (Database database = Database.open(file)) {
      database
          .jdbi()
          .useHandle(
              handle ->
                  handle.execute(
                      "INSERT INTO flyway_schema_history SELECT 9000, '9000', 'later', type,"
                          + " 'V9000__later.sql', checksum, installed_by, installed_on,"
                          + " execution_time, success FROM flyway_schema_history LIMIT 1"));
    }
    assertThatThrownBy(() -> Database.open(file))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("newer Bactrian");
  }

  @Test
  void a_failure_names_no_text_that_was_to_be_stored() {
    try (Database database = Database.open(folder.resolve("a.db"))) {
      insert(database, "a private title");
      assertThatThrownBy(() -> insert(database, "a private title"))
          .extracting(DatabaseTest::everything)
          .asString()
          .contains("UNIQUE")
          .doesNotContain("private title");
    }
  }

  @Test
  void names_an_address_without_its_credentials() {
    assertThatThrownBy(
            () -> Database.open("postgresql://me:secret@localhost:1/bactrian?password=p"))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("localhost")
        .extracting(DatabaseTest::everything)
        .asString()
        .doesNotContain("secret")
        .doesNotContain("password=p");
  }

  private static String everything(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  private static void insert(Database database, String name) {
    database
        .jdbi()
        .useHandle(handle -> handle.execute("INSERT INTO queue_mark VALUES (?, 1)", name));
  }

  private static String text(Database database, String sql) {
    return database.jdbi().withHandle(handle -> handle.createQuery(sql).mapTo(String.class).one());
  }
}
