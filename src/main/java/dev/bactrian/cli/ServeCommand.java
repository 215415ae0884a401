package dev.bactrian.cli;

import dev.bactrian.App;
import dev.bactrian.Serving;
import dev.bactrian.config.DeploymentConfig;
import dev.bactrian.index.Embedder;
import dev.bactrian.index.OnnxEmbedder;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
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
      "  BACTRIAN_APP_ID, BACTRIAN_PRIVATE_KEY_FILE, BACTRIAN_WEBHOOK_SECRET",
      "    needed; without any of them the set-up page makes an App and keeps all three",
      "  BACTRIAN_PUBLIC_URL, BACTRIAN_DATA (./data), BACTRIAN_PORT (8080)",
      "  BACTRIAN_MODE (live, shadow), BACTRIAN_EMBEDDINGS (on, off)",
      "  BACTRIAN_GITHUB_API, BACTRIAN_GITHUB_WEB, BACTRIAN_LOG (text, json)",
      "",
      "Example:",
      "  BACTRIAN_MODE=shadow bactrian serve"
    })
final class ServeCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException, ExecutionException {
    DeploymentConfig config = DeploymentConfig.readBeforeSetup(System.getenv());
    Serving serving =
        Serving.start(
            config,
            () ->
                config.embeddings()
                    ? OnnxEmbedder.orOff(OnnxEmbedder.DEFAULT_TOKENS, 1)
                    : Embedder.OFF,
            InstantSource.system());
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(serving::close));
    PrintWriter err = spec.commandLine().getErr();
    serving
        .setupLink()
        .ifPresent(
            link ->
                err.println(
                    "bactrian: no App is set up yet. This link sets it up, once, for whoever opens it:"
                        + "\n\n  "
                        + link
                        + "\n"));
    App app = serving.app().get();
    err.println(
        "bactrian: listening on port "
            + app.port()
            + (config.shadow() ? ", in shadow mode: nothing is written to GitHub" : ""));
    Thread.currentThread().join();
    return 0;
  }
}
