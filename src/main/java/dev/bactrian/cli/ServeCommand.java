package dev.bactrian.cli;

import dev.bactrian.App;
import dev.bactrian.config.DeploymentConfig;
import dev.bactrian.index.Embedder;
import dev.bactrian.index.OnnxEmbedder;
import java.io.IOException;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code bactrian serve}: the App. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description =
        "Runs the App: webhook, queue, comments, pages. Settings come from the environment.",
    footerHeading = "%nSettings:%n",
    footer = {
      "  BACTRIAN_APP_ID, BACTRIAN_PRIVATE_KEY_FILE, BACTRIAN_WEBHOOK_SECRET   needed",
      "  BACTRIAN_PUBLIC_URL, BACTRIAN_DATA (./data), BACTRIAN_PORT (8080)",
      "  BACTRIAN_MODE (live, shadow), BACTRIAN_EMBEDDINGS (on, off)",
      "  BACTRIAN_GITHUB_API, BACTRIAN_GITHUB_WEB",
      "",
      "Example:",
      "  BACTRIAN_MODE=shadow bactrian serve"
    })
final class ServeCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    DeploymentConfig config = DeploymentConfig.read(System.getenv());
    Embedder embedder =
        config.embeddings() ? OnnxEmbedder.orOff(OnnxEmbedder.DEFAULT_TOKENS, 1) : Embedder.OFF;
    App app = App.start(config, embedder, InstantSource.system());
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(app::close));
    spec.commandLine()
        .getErr()
        .println(
            "bactrian: listening on port "
                + app.port()
                + (config.shadow() ? ", in shadow mode: nothing is written to GitHub" : ""));
    Thread.currentThread().join();
    return 0;
  }
}
