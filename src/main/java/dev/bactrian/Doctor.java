package dev.bactrian;

import dev.bactrian.comment.WriteGate;
import dev.bactrian.config.CiServer;
import dev.bactrian.config.DeploymentConfig;
import dev.bactrian.github.GitHubApi;
import dev.bactrian.github.WriteBudget;
import dev.bactrian.queue.DeliveryQueue;
import dev.bactrian.store.Backfills;
import dev.bactrian.store.Database;
import dev.bactrian.store.Reports;
import dev.bactrian.store.RepositoryFiles;
import dev.bactrian.store.Writes;
import dev.bactrian.web.Check;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

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
   * Opens what is to be looked at; without an App that is less.
   *
   * @param servers CI servers whose logs are read
   */
  public static Doctor open(DeploymentConfig config, List<CiServer> servers, InstantSource clock) {
    Database database = DataDirectory.database(config);
    DeliveryQueue queue = new DeliveryQueue(database.jdbi(), clock);
    return new Doctor(
        database,
        queue,
        new Checkup(
            queue,
            new Reports(database.jdbi()),
            new Backfills(database.jdbi()),
            new RepositoryFiles(database.jdbi()),
            config.data(),
            clock,
            () -> WriteGate.stopped(new Writes(database.jdbi()), clock.instant()),
            () -> index(config),
            CiServers.before(servers, () -> github(config, clock))));
  }

  private static List<Check> github(DeploymentConfig config, InstantSource clock) {
    if (config.app().isEmpty()) {
      return List.of(
          Check.bad("App", "none is set up", "start bactrian serve and open the link it prints"));
    }
    try {
      GitHubApi github = GitHubAccess.asApp(config, WriteBudget.ofGitHub(clock), clock, null);
      List<Check> checks = new ArrayList<>();
      checks.add(key(config.app().get().privateKeyFile()));
      checks.addAll(new GitHubCheckup(github, config.publicUrl(), clock).all());
      return checks;
    } catch (IOException e) {
      return List.of(
          Check.bad(
              "key",
              "it can't be used: " + e.getMessage(),
              "generate another one in the App's settings, and point BACTRIAN_PRIVATE_KEY_FILE at it"));
    }
  }

  private static Check key(Path file) {
    try {
      Set<PosixFilePermission> rights = Files.getPosixFilePermissions(file);
      boolean open =
          rights.contains(PosixFilePermission.OTHERS_READ)
              || rights.contains(PosixFilePermission.OTHERS_WRITE);
      return open
          ? Check.note("key", "every user of this machine may read " + file, "chmod 600 " + file)
          : Check.good("key", "readable");
    } catch (IOException | UnsupportedOperationException e) {
      return Check.good("key", "readable");
    }
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
