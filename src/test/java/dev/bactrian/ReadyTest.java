package dev.bactrian;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.queue.DeliveryQueue;
import dev.bactrian.store.Backfills;
import dev.bactrian.store.Database;
import dev.bactrian.store.Reports;
import dev.bactrian.store.RepositoryFiles;
import dev.bactrian.web.Check;
import dev.bactrian.web.Operations;
import io.javalin.Javalin;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code /ready} is 503, with words, for each cause for which nothing can be done here. */
class ReadyTest {

  @TempDir Path folder;

  private final HttpClient client = HttpClient.newHttpClient();
  private Database database;
  private DeliveryQueue queue;
  private Path data;
  private Supplier<Check> index = () -> Check.good("index", "all can be found");
  private Javalin server;

  @BeforeEach
  void listen() {
    data = folder;
    database = Database.open("jdbc:sqlite:" + folder.resolve("ready.db") + "?busy_timeout=50");
    queue = new DeliveryQueue(database.jdbi(), InstantSource.system());
    Operations operations =
        new Operations(
            () -> checkup().troubles(), new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
    server =
        Javalin.create(
                config -> {
                  config.startup.showJavalinBanner = false;
                  operations.addTo(config);
                })
            .start(0);
  }

  @AfterEach
  void stop() {
    server.stop();
    database.close();
    client.close();
  }

  @Test
  void while_all_is_well() throws Exception {
    assertReady();
  }

  @Test
  void not_while_another_process_keeps_the_database_from_being_written() throws Exception {
    try (Connection other =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("ready.db"));
        Statement statement = other.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      assertNotReady("the database can't be written");
      statement.execute("ROLLBACK");
    }
    assertReady();
  }

  @Test
  void not_while_the_database_cannot_be_read() throws Exception {
    database.close();
    assertNotReady("database: it can't be read");
  }

  @Test
  void not_while_the_index_cannot_be_read() throws Exception {
    index =
        () -> {
          throw new IllegalStateException("its disk is gone");
        };
    assertNotReady("index: it can't be read: its disk is gone");
    index = () -> Check.note("index", "it is being built again", "nothing: it goes on");
    assertReady();
  }

  @Test
  void not_without_the_data_directory() throws Exception {
    data = folder.resolve("gone");
    assertNotReady("disk: " + data + " can't be looked at");
    Files.createDirectories(data);
    assertReady();
  }

  @Test
  void not_when_the_disk_is_about_to_be_full() {
    assertThat(Checkup.room(data, (256L << 20) - 1).level()).isEqualTo(Check.Level.BAD);
    assertThat(Checkup.room(data, 256L << 20).level()).isEqualTo(Check.Level.NOTE);
    assertThat(Checkup.room(data, 2L << 30).level()).isEqualTo(Check.Level.GOOD);
  }

  private Checkup checkup() {
    return new Checkup(
        queue,
        new Reports(database.jdbi()),
        new Backfills(database.jdbi()),
        new RepositoryFiles(database.jdbi()),
        data,
        InstantSource.system(),
        List::of,
        index,
        List::of);
  }

  private void assertReady() throws Exception {
    HttpResponse<String> answer = ready();
    assertThat(answer.body()).isEqualTo("ready\n");
    assertThat(answer.statusCode()).isEqualTo(200);
  }

  private void assertNotReady(String words) throws Exception {
    HttpResponse<String> answer = ready();
    assertThat(answer.body()).contains(words);
    assertThat(answer.statusCode()).isEqualTo(503);
  }

  private HttpResponse<String> ready() throws Exception {
    URI uri = URI.create("http://localhost:" + server.port() + "/ready");
    return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }
}
