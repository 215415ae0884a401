package dev.bactrian;

import dev.bactrian.config.AppIdentity;
import dev.bactrian.config.AppManifest;
import dev.bactrian.config.DeploymentConfig;
import dev.bactrian.config.Secret;
import dev.bactrian.config.StoredApp;
import dev.bactrian.github.AppApi;
import dev.bactrian.github.GitHubApi;
import dev.bactrian.github.GitHubException;
import dev.bactrian.github.GitHubHost;
import dev.bactrian.web.SetupSite;
import io.javalin.Javalin;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** What runs as long as there is no App: the set-up page, on the port the App will have. */
final class SetupServer implements AutoCloseable {

  private static final Pattern SLUG = Pattern.compile("[a-z0-9-]{1,100}");

  private final DeploymentConfig config;
  private final GitHubApi github;
  private final Consumer<AppIdentity> then;
  private final SetupSite site;
  private final Javalin server;
  private AppIdentity made;

  /**
   * Starts to listen.
   *
   * @param then called once, when the App is made and the browser has its answer
   */
  SetupServer(DeploymentConfig config, InstantSource clock, Consumer<AppIdentity> then) {
    this.config = config;
    this.then = then;
    this.github =
        GitHubApi.withToken(new GitHubHost(config.githubApi(), config.githubWeb()), null, clock);
    this.site =
        new SetupSite(
            AppManifest.shipped(),
            config.githubWeb(),
            config.publicUrl(),
            new SetupSite.Registration() {
              @Override
              public URI exchange(String code) throws IOException {
                return register(code);
              }

              @Override
              public void finished() {
                Thread.ofVirtual().name("after-setup").start(() -> then.accept(made));
              }
            },
            clock);
    this.server =
        Javalin.create(
                javalin -> {
                  javalin.startup.showJavalinBanner = false;
                  site.addTo(javalin);
                })
            .start(config.port());
  }

  int port() {
    return server.port();
  }

  URI link() {
    return site.link();
  }

  private URI register(String code) throws IOException {
    AppApi.Credentials app;
    try {
      app = github.app().fromManifest(code);
    } catch (GitHubException e) {
      throw new IOException(
          "GitHub did not hand over the App: "
              + e.getMessage()
              + ". If it shows the new App in its settings, delete it there; then open /setup again.",
          e);
    }
    StoredApp stored =
        new StoredApp(
            app.id(),
            app.slug(),
            app.clientId(),
            new Secret(app.clientSecret()),
            new Secret(app.webhookSecret()));
    try {
      stored.write(config.data(), app.pem());
    } catch (IOException e) {
      throw new IOException(
          "The App was made, but its key can't be kept in "
              + config.data()
              + " ("
              + e.getMessage()
              + "). Delete the App in GitHub's settings, mend that, and open /setup again.",
          e);
    }
    made =
        new AppIdentity(
            app.id(),
            StoredApp.keyFile(config.data()),
            List.of(stored.webhookSecret()),
            Optional.of(new AppIdentity.Client(stored.clientId(), stored.clientSecret())));
    return installationPage(app);
  }

  /** On the GitHub of the settings, whatever the answer says. */
  private URI installationPage(AppApi.Credentials app) throws IOException {
    String page = app.htmlUrl();
    if (!page.startsWith(config.githubWeb() + "/")) {
      if (!SLUG.matcher(app.slug()).matches()) {
        throw new IOException("The App is set up. Install it from GitHub's settings.");
      }
      page = config.githubWeb() + "/apps/" + app.slug();
    }
    return URI.create(page + "/installations/new");
  }

  @Override
  public void close() {
    server.stop();
  }
}
