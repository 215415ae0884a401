package dev.bactrian;

import dev.bactrian.config.AppIdentity;
import dev.bactrian.config.BuildSettings;
import dev.bactrian.config.CiServer;
import dev.bactrian.config.DeploymentConfig;
import dev.bactrian.index.Embedder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What {@code serve} runs: the App, or, as long as there is none, the set-up page, which the App
 * follows on the same port. Thread-safe.
 */
public final class Serving implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Serving.class);

  private final DeploymentConfig config;
  private final Supplier<Embedder> embedder;
  private final InstantSource clock;
  private final CompletableFuture<App> app = new CompletableFuture<>();
  private SetupServer setup;
  private boolean closed;

  private Serving(DeploymentConfig config, Supplier<Embedder> embedder, InstantSource clock) {
    this.config = config;
    this.embedder = embedder;
    this.clock = clock;
  }

  /**
   * Starts to listen.
   *
   * @param embedder made when the App starts, and closed with it
   * @throws IOException if the data directory, the key or the port can't be used
   */
  public static Serving start(
      DeploymentConfig config, Supplier<Embedder> embedder, InstantSource clock)
      throws IOException {
    Serving serving = new Serving(config, embedder, clock);
    if (config.app().isPresent()) {
      serving.app.complete(App.start(launch(config, embedder.get(), clock)));
    } else {
      // Before anything is made on GitHub that could not be kept.
      Files.createDirectories(config.data());
      if (!Files.isWritable(config.data())) {
        throw new IOException("BACTRIAN_DATA: " + config.data() + " can't be written to");
      }
      serving.setup = new SetupServer(config, clock, serving::startApp);
    }
    return serving;
  }

  /** The App, once it runs; it fails if the App can't start after the set-up. */
  public CompletableFuture<App> app() {
    return app.copy();
  }

  /** Where the App is set up; nothing if there is one. */
  public synchronized Optional<URI> setupLink() {
    return setup == null ? Optional.empty() : Optional.of(setup.link());
  }

  /** The port it listens on. */
  public synchronized int port() {
    return setup == null ? app.join().port() : setup.port();
  }

  private synchronized void startApp(AppIdentity identity) {
    if (closed) {
      return;
    }
    int port = setup.port();
    setup.close();
    setup = null;
    try {
      app.complete(App.start(launch(config.with(identity, port), embedder.get(), clock)));
      log.info("the App is set up, and runs");
    } catch (IOException | RuntimeException e) {
      log.error("the App is set up, but does not start; mend this and start Bactrian again", e);
      app.completeExceptionally(e);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (setup != null) {
      setup.close();
    }
    if (app.isDone() && !app.isCompletedExceptionally()) {
      app.join().close();
    }
  }

  private static Launch launch(DeploymentConfig config, Embedder embedder, InstantSource clock) {
    return Launch.of(config, embedder, clock)
        .watching(BuildSettings.read(System.getenv()))
        .reading(CiServer.read(System.getenv()));
  }
}
