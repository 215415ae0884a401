package dev.bactrian;

import dev.bactrian.config.DeploymentConfig;
import dev.bactrian.opam.Packages;
import dev.bactrian.opam.PackagesTsv;
import dev.bactrian.store.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What lies where below {@code BACTRIAN_DATA}. */
public final class DataDirectory {

  private static final Logger log = LoggerFactory.getLogger(DataDirectory.class);

  private DataDirectory() {}

  /** The database that the settings name: by default an SQLite file in the data directory. */
  static Database database(DeploymentConfig config) {
    return config
        .databaseUrl()
        .map(Database::open)
        .orElseGet(() -> Database.open(file(config.data())));
  }

  /** The same for the process that serves it: it says what an earlier one left unfinished. */
  static Database recoveredDatabase(DeploymentConfig config) {
    return config
        .databaseUrl()
        .map(Database::open)
        .orElseGet(() -> Database.recover(file(config.data())));
  }

  /** The SQLite file below a data directory. */
  public static Path file(Path data) {
    return data.resolve("bactrian.db");
  }

  static Path index(DeploymentConfig config) {
    return index(config.data());
  }

  /** The folder of the index below a data directory. */
  public static Path index(Path data) {
    return data.resolve("index");
  }

  /** Where {@code import --opam} leaves the packages. */
  static Path packagesFile(DeploymentConfig config) {
    return config.data().resolve("packages.tsv.gz");
  }

  /** The packages that were imported; none where there is no file, or it can't be read. */
  static Packages packages(DeploymentConfig config) {
    Path file = packagesFile(config);
    if (!Files.exists(file)) {
      return Packages.NONE;
    }
    try {
      return PackagesTsv.read(file);
    } catch (IOException e) {
      log.warn("no packages are known: {}; import them again", e.getMessage());
      return Packages.NONE;
    }
  }

  /** GitHub's answers with their ETags: asking again costs nothing of the hour's requests. */
  static Path answers(DeploymentConfig config) {
    return config.data().resolve("cache");
  }

  /** What build servers answered. */
  static Path builds(DeploymentConfig config) {
    return answers(config).resolve("builds");
  }
}
