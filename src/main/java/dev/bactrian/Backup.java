package dev.bactrian;

import dev.bactrian.config.DeploymentConfig;
import dev.bactrian.queue.DeliveryQueue;
import dev.bactrian.store.Database;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * The data directory in one file, and back, while a process serves it or not: the database as it
 * was at one moment, and the packages. The index is built again from the database. Keys and secrets
 * of the App are left out.
 */
public final class Backup {

  private static final String DATABASE = "bactrian.db";

  /** Beside the database; whatever else an archive holds is left alone. */
  private static final List<String> FILES = List.of("packages.tsv.gz");

  private final DeploymentConfig config;
  private final InstantSource clock;

  /**
   * @throws IOException if the database is not a file in the data directory
   */
  public Backup(DeploymentConfig config, InstantSource clock) throws IOException {
    if (config.databaseUrl().isPresent()) {
      throw new IOException(
          "the database is not in the data directory; back it up with its own tool, such as pg_dump");
    }
    this.config = config;
    this.clock = clock;
  }

  /**
   * Writes the backup; one that is there is replaced once the new one is whole.
   *
   * @throws IOException if there is nothing to back up, or the disk fails
   */
  public void write(Path file) throws IOException {
    if (!Files.exists(DataDirectory.file(config.data()))) {
      throw new IOException("there is no database in " + config.data());
    }
    Path folder = Files.createTempDirectory(config.data(), "backup");
    try {
      Path copy = folder.resolve(DATABASE);
      try (Database database = DataDirectory.database(config)) {
        database.copyTo(copy);
      }
      Path part = folder.resolve("part.zip");
      try (ZipOutputStream zip = new ZipOutputStream(readableByOwner(part))) {
        add(zip, DATABASE, copy);
        for (String name : FILES) {
          if (Files.exists(config.data().resolve(name))) {
            add(zip, name, config.data().resolve(name));
          }
        }
      }
      Files.copy(
          part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
    } finally {
      delete(folder);
    }
  }

  /**
   * Puts what a backup holds in place of what is there. A process that serves goes on with it, and
   * asks GitHub for what was delivered since.
   *
   * @throws IOException if the file is no backup, or the disk fails; then nothing was changed
   */
  public void restore(Path file) throws IOException {
    Files.createDirectories(config.data());
    Path folder = Files.createTempDirectory(config.data(), "restore");
    try {
      unpack(file, folder);
      Path copy = folder.resolve(DATABASE);
      if (!Files.exists(copy)) {
        throw new IOException(file + " holds no " + DATABASE);
      }
      // Brought up to date, and looked at, before anything is replaced.
      Database.recover(copy).close();
      try (Database database = DataDirectory.database(config)) {
        database.replaceBy(copy);
        new DeliveryQueue(database.jdbi(), clock).put(Reindexing.job());
      }
      for (String name : FILES) {
        if (Files.exists(folder.resolve(name))) {
          Files.move(
              folder.resolve(name),
              config.data().resolve(name),
              StandardCopyOption.REPLACE_EXISTING);
        }
      }
    } finally {
      delete(folder);
    }
  }

  private static void unpack(Path file, Path folder) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry one = zip.getNextEntry(); one != null; one = zip.getNextEntry()) {
        if (one.getName().equals(DATABASE) || FILES.contains(one.getName())) {
          Files.copy(zip, folder.resolve(one.getName()), StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }

  private static void add(ZipOutputStream zip, String name, Path file) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    Files.copy(file, zip);
    zip.closeEntry();
  }

  /** It holds people's texts. */
  private static OutputStream readableByOwner(Path file) throws IOException {
    if (Files.getFileStore(file.getParent()).supportsFileAttributeView("posix")) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    return Files.newOutputStream(file);
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      for (Path one : files.toList()) {
        Files.delete(one);
      }
    }
    Files.delete(folder);
  }
}
