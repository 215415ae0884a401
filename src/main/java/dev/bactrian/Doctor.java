package dev.bactrian;

import dev.bactrian.config.DeploymentConfig;
import dev.bactrian.github.GitHubApi;
import dev.bactrian.queue.DeliveryQueue;
import dev.bactrian.store.Backfills;
import dev.bactrian.store.Database;
import dev.bactrian.store.Reports;
import dev.bactrian.web.Check;
import java.io.IOException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.List;

/** A checkup from outside the serving process: reads its database, leaves its index alone. */
public final class Doctor implements AutoCloseable {

  private final Database database;
  private final DeliveryQueue queue;
  private final Checkup checkup;

  private Doctor(Database database, DeliveryQueue queue, Checkup checkup) {
    this.database = database;
    this.queue = queue;
    this.checkup = checkup;
  }

  /**
   * Opens what is to be looked at.
   *
   * @throws IOException if the key can't be read
   */
  public static Doctor open(DeploymentConfig config, InstantSource clock) throws IOException {
    GitHubApi github = GitHubAccess.asApp(config, clock, null);
    Database database = DataDirectory.database(config);
    DeliveryQueue queue = new DeliveryQueue(database.jdbi(), clock);
    return new Doctor(
        database,
        queue,
        new Checkup(
            queue,
            new Reports(database.jdbi()),
            new Backfills(database.jdbi()),
            github,
            config.publicUrl(),
            () -> index(config),
            clock));
  }

  private static Check index(DeploymentConfig config) {
    return Files.isDirectory(DataDirectory.index(config))
        ? Check.good("index", "there is one; the running process says how large it is")
        : Check.note("index", "there is none yet", "it is built on the next start of serve");
  }

  /** All findings. */
  public List<Check> checks() {
    return checkup.all();
  }

  /** Begins anew with a delivery that was given up; false if there is no such one. */
  public boolean retry(String guid) {
    return queue.requeue(guid);
  }

  @Override
  public void close() {
    database.close();
  }
}
