package dev.bactrian;

import dev.bactrian.config.DeploymentConfig;
import dev.bactrian.store.Database;
import java.nio.file.Path;

/** What lies where below {@code BACTRIAN_DATA}. */
final class DataDirectory {

  private DataDirectory() {}

  /** The database that the settings name: by default an SQLite file in the data directory. */
  static Database database(DeploymentConfig config) {
    return config
        .databaseUrl()
        .map(Database::open)
        .orElseGet(() -> Database.open(config.data().resolve("bactrian.db")));
  }

  static Path index(DeploymentConfig config) {
    return config.data().resolve("index");
  }

  /** GitHub's answers with their ETags: asking again costs nothing of the hour's requests. */
  static Path answers(DeploymentConfig config) {
    return config.data().resolve("cache");
  }
}
