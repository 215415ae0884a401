package dev.bactrian.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The App that the set-up page made, kept in the data directory where only its owner can read it.
 * The environment wins over it. Immutable; prints no secret.
 *
 * @param id the App's id
 * @param slug its name in addresses and mentions
 * @param clientId for signing people in
 * @param clientSecret for signing people in
 * @param webhookSecret signs deliveries
 */
public record StoredApp(
    long id, String slug, String clientId, Secret clientSecret, Secret webhookSecret) {

  private static final String SETTINGS = "github-app.json";
  private static final String KEY = "github-app.pem";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The private key's file below the data directory. */
  public static Path keyFile(Path data) {
    return data.resolve(KEY);
  }

  /**
   * What an earlier set-up left; nothing if there was none.
   *
   * @throws IOException if the file can't be read or is damaged; the message names it
   */
  public static Optional<StoredApp> read(Path data) throws IOException {
    Path file = data.resolve(SETTINGS);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      JsonNode json = JSON.readTree(Files.readAllBytes(file));
      if (!json.path("id").canConvertToLong() || json.path("webhookSecret").asText().isEmpty()) {
        throw new IOException("id or webhookSecret is missing");
      }
      return Optional.of(
          new StoredApp(
              json.path("id").asLong(),
              json.path("slug").asText(),
              json.path("clientId").asText(),
              new Secret(json.path("clientSecret").asText()),
              new Secret(json.path("webhookSecret").asText())));
    } catch (IOException e) {
      throw new IOException(
          file
              + " can't be read ("
              + e.getClass().getSimpleName()
              + "); restore it, or remove it and set the App up again",
          e);
    }
  }

  /**
   * Keeps it: key first, so that the settings never name a key that is not there.
   *
   * @param pem the private key
   * @throws IOException if the directory can't be written to
   */
  public void write(Path data, String pem) throws IOException {
    Files.createDirectories(data);
    ObjectNode json = JSON.createObjectNode();
    json.put("id", id).put("slug", slug).put("clientId", clientId);
    json.put("clientSecret", clientSecret.expose()).put("webhookSecret", webhookSecret.expose());
    replace(keyFile(data), pem);
    replace(data.resolve(SETTINGS), json.toString());
  }

  /** The same as settings of the environment. */
  Map<String, String> asSettings(Path data) {
    return Map.of(
        "BACTRIAN_APP_ID", Long.toString(id),
        "BACTRIAN_PRIVATE_KEY_FILE", keyFile(data).toString(),
        "BACTRIAN_WEBHOOK_SECRET", webhookSecret.expose(),
        "BACTRIAN_CLIENT_ID", clientId,
        "BACTRIAN_CLIENT_SECRET", clientSecret.expose());
  }

  /** Readable by nobody else from its first byte on, and whole or not there. */
  private static void replace(Path file, String text) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.deleteIfExists(part);
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] mine =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    try (FileChannel channel =
        FileChannel.open(
            part, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mine)) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
