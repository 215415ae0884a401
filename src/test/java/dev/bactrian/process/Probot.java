package dev.bactrian.process;

import static org.awaitility.Awaitility.await;

import dev.bactrian.github.fake.FakeGitHub;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;

/** An App on Probot, fetched from npm into {@code target}, with the same secret and key as ours. */
final class Probot implements AutoCloseable {

  private static final Path HOME = Path.of("target", "probot");

  private final Process process;
  private final int port;

  /** Returns once it listens. */
  Probot() throws IOException, InterruptedException {
    fetch();
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    ProcessBuilder builder = new ProcessBuilder("node", "app.js").directory(HOME.toFile());
    builder.environment().put("APP_ID", Long.toString(FakeGitHub.APP_ID));
    builder.environment().put("PRIVATE_KEY", FakeGitHub.privateKeyPem());
    builder.environment().put("WEBHOOK_SECRET", ServeProcess.SECRET);
    builder.environment().put("PORT", Integer.toString(port));
    builder.environment().put("LOG_LEVEL", "error");
    builder.environment().put("NODE_ENV", "production");
    Path log = HOME.resolve("probot.log");
    process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(100))
        .until(() -> !process.isAlive() || isOpen());
    if (!process.isAlive()) {
      throw new IOException("Probot ended: " + Files.readString(log));
    }
  }

  URI webhook() {
    return URI.create("http://localhost:" + port + "/api/github/webhooks");
  }

  private boolean isOpen() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("localhost", port), 1_000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static void fetch() throws IOException, InterruptedException {
    Files.createDirectories(HOME);
    for (String file : List.of("package.json", "app.js")) {
      Path source = Path.of("src", "test", "resources", "probot", file);
      Files.copy(source, HOME.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    if (!Files.isDirectory(HOME.resolve("node_modules/probot"))) {
      Process npm =
          new ProcessBuilder("npm", "install", "--no-audit", "--no-fund")
              .directory(HOME.toFile())
              .inheritIO()
              .start();
      if (npm.waitFor() != 0) {
        throw new IOException("npm install failed");
      }
    }
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }
}
