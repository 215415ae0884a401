package dev.bactrian.browser;

import static org.awaitility.Awaitility.await;

import dev.bactrian.App;
import dev.bactrian.Launch;
import dev.bactrian.config.AppIdentity;
import dev.bactrian.config.DeploymentConfig;
import dev.bactrian.config.Secret;
import dev.bactrian.github.fake.FakeGitHub;
import dev.bactrian.index.Embedder;
import dev.bactrian.web.Browser;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The program on a data directory, beside a GitHub where {@code tara} signs in. */
final class ServedSite implements AutoCloseable {

  private final FakeGitHub github;
  private final App app;

  /** Returns once everything in the database can be found. */
  ServedSite(Path data) throws IOException {
    this(data, FakeGitHub.start());
  }

  /** The same beside a GitHub of one's own, which is closed with it. */
  ServedSite(Path data, FakeGitHub github) throws IOException {
    this.github = github;
    github.signsIn("tara");
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Path key = data.resolve("key.pem");
    Files.writeString(key, FakeGitHub.privateKeyPem());
    AppIdentity identity =
        new AppIdentity(
            FakeGitHub.APP_ID,
            key,
            List.of(new Secret("s")),
            Optional.of(new AppIdentity.Client("Iv1.fake", new Secret("client-secret"))));
    app =
        App.start(
            Launch.of(
                new DeploymentConfig(
                    Optional.of(identity),
                    URI.create(github.apiUrl()),
                    URI.create(github.apiUrl()),
                    URI.create("http://localhost:" + port),
                    data,
                    port,
                    Optional.empty(),
                    Optional.empty(),
                    true,
                    false),
                Embedder.OFF,
                InstantSource.system()));
    try (Browser browser = new Browser(port)) {
      await()
          .atMost(Duration.ofMinutes(20))
          .pollInterval(Duration.ofMillis(500))
          .until(() -> browser.json("/live").isEmpty());
    }
  }

  int port() {
    return app.port();
  }

  @Override
  public void close() {
    app.close();
    github.close();
  }
}
