package dev.bactrian.github.fake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * What GitHub publishes about itself on npm, and a schema of such descriptions, in pinned versions.
 * Fetched once by {@code npm pack} into {@code target/github-schemas}. Thread-safe.
 */
public enum Published {
  /** The REST API, as OpenAPI 3.0. */
  REST("octokit", "openapi", "23.0.2", "package/generated/api.github.com.json"),
  /** The GraphQL schema, as SDL. */
  GRAPHQL("octokit", "graphql-schema", "15.26.1", "package/schema.graphql"),
  /** Example payloads of every webhook. */
  WEBHOOKS("octokit", "webhooks-examples", "7.6.1", "package/api.github.com/index.json"),
  /** The OpenAPI Initiative's JSON schema of OpenAPI 3.1, as a validator of OpenAPI ships it. */
  OPENAPI("seriousme", "openapi-schema-validator", "2.11.0", "package/schemas/v3.1/schema.json");

  private static final Path CACHE = Path.of("target", "github-schemas");
  private static final long FETCH_SECONDS = 180;

  private final String scope;
  private final String name;
  private final String version;
  private final String entry;
  private Optional<Path> file;

  Published(String scope, String name, String version, String entry) {
    this.scope = scope;
    this.name = name;
    this.version = version;
    this.entry = entry;
  }

  /**
   * The file. Empty where it can't be fetched, which is said once.
   *
   * @throws IllegalStateException if it can't be fetched and the environment says {@code CI=true}
   */
  public synchronized Optional<Path> file() {
    if (file == null) {
      try {
        file = Optional.of(fetched());
      } catch (IOException e) {
        String message =
            "@" + scope + "/" + name + "@" + version + " can't be had: " + e.getMessage();
        if ("true".equals(System.getenv("CI"))) {
          throw new IllegalStateException(message, e);
        }
        System.out.println("[SKIPPED] checks against published descriptions: " + message);
        file = Optional.empty();
      }
    }
    return file;
  }

  private Path fetched() throws IOException {
    Path kept = CACHE.resolve(name + "-" + version + "-" + entry.replaceFirst(".*/", ""));
    if (!Files.exists(kept)) {
      Files.createDirectories(CACHE);
      Path archive = CACHE.resolve(scope + "-" + name + "-" + version + ".tgz");
      if (!Files.exists(archive)) {
        pack();
      }
      extract(archive, kept);
    }
    return kept;
  }

  private void pack() throws IOException {
    Path log = Files.createTempFile(CACHE, "npm", ".log");
    Process npm =
        new ProcessBuilder("npm", "pack", "--silent", "@" + scope + "/" + name + "@" + version)
            .directory(CACHE.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      if (!npm.waitFor(FETCH_SECONDS, TimeUnit.SECONDS)) {
        npm.destroyForcibly();
        throw new IOException("npm took longer than " + FETCH_SECONDS + " s");
      }
    } catch (InterruptedException e) {
      npm.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
    if (npm.exitValue() != 0) {
      throw new IOException("npm pack failed: " + Files.readString(log).strip());
    }
    Files.delete(log);
  }

  private void extract(Path archive, Path to) throws IOException {
    try (InputStream file = Files.newInputStream(archive);
        TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(file))) {
      for (TarArchiveEntry one = tar.getNextEntry(); one != null; one = tar.getNextEntry()) {
        if (one.getName().equals(entry)) {
          Path part = to.resolveSibling(to.getFileName() + ".part");
          Files.copy(tar, part, StandardCopyOption.REPLACE_EXISTING);
          Files.move(part, to, StandardCopyOption.REPLACE_EXISTING);
          return;
        }
      }
    }
    throw new IOException(archive + " holds no " + entry);
  }
}
