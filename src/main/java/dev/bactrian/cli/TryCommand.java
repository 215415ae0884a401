package dev.bactrian.cli;

import dev.bactrian.Rehearsal;
import dev.bactrian.config.DeploymentConfig;
import dev.bactrian.index.TemporaryFolder;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bactrian try}: the product in a minute, without an account. */
@Command(
    name = "try",
    mixinStandardHelpOptions = true,
    description = {
      "Starts everything in one process with sample reports, sends itself a signed issues.opened"
          + " webhook, prints the comment it would post, and serves a page to paste issues and logs"
          + " into. Nothing is posted; nothing leaves the machine.",
      "BACTRIAN_PORT (8080) and BACTRIAN_DATA (a temporary folder) are honoured."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  bactrian try", "  BACTRIAN_PORT=9090 bactrian try", "  bactrian try --once"})
final class TryCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Option(names = "--once", description = "prints the comment and ends, serves no page")
  boolean once;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    DeploymentConfig settings = DeploymentConfig.readBeforeSetup(System.getenv());
    boolean temporary = System.getenv("BACTRIAN_DATA") == null;
    Path data = temporary ? Files.createTempDirectory("bactrian-try") : settings.data();
    // Read by logback.xml; the samples' way through the program is not news here.
    System.setProperty("bactrian.log", "ERROR");
    err.println("bactrian: loading samples ...");
    Rehearsal rehearsal = start(data, once ? 0 : settings.port(), temporary);
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .unstarted(
                    () -> {
                      rehearsal.close();
                      leave(data, temporary);
                    }));
    Rehearsal.Scene scene = rehearsal.play();
    out.println("A new issue arrives: " + scene.issue());
    out.println("Decision: " + scene.word());
    scene.reasons().forEach(reason -> out.println("  " + reason));
    out.println();
    out.println("The comment it would post:");
    out.println();
    scene.comment().lines().forEach(line -> out.println("  | " + line));
    out.println();
    out.println("The evidence:");
    scene.evidence().forEach(line -> out.println("  " + line));
    out.flush();
    if (!once) {
      out.println();
      out.println(
          "Paste an issue or a log of your own: http://localhost:" + rehearsal.port() + "/");
      out.println("Ctrl-C ends it.");
      out.flush();
      Thread.currentThread().join();
    }
    return 0;
  }

  private static Rehearsal start(Path data, int port, boolean temporary) throws Exception {
    try {
      return Rehearsal.start(data, port);
    } catch (Exception e) {
      leave(data, temporary);
      throw e;
    }
  }

  private static void leave(Path data, boolean temporary) {
    if (temporary) {
      TemporaryFolder.delete(data);
    }
  }
}
