package dev.bactrian.ci;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Opens an opam-health-check by its name on a command line. */
public final class HealthCheckSources {

  private HealthCheckSources() {}

  /**
   * Opens an address, a work directory, or an archive of one.
   *
   * @param client for an address
   * @throws IOException if there is no such thing
   */
  public static HealthCheckSource open(String name, PoliteClient client) throws IOException {
    if (name.matches("https?://.*")) {
      return new HealthCheckServer(URI.create(name), client);
    }
    Path path = Path.of(name);
    if (Files.isRegularFile(path)) {
      return HealthCheckDirectory.ofArchive(path);
    }
    if (!Files.isDirectory(path)) {
      throw new NoSuchFileException(name, null, "no such directory or archive");
    }
    return new HealthCheckDirectory(path);
  }
}
