package dev.bactrian.cli;

import dev.bactrian.Archive;
import dev.bactrian.config.DeploymentConfig;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code bactrian reindex}: the index anew from the database. */
@Command(
    name = "reindex",
    mixinStandardHelpOptions = true,
    description = {
      "Builds the index again from the database, with this version's signatures.",
      "Stop the serving process first: an index has one writer. (serve itself builds an index of an"
          + " older version again when it starts.)"
    },
    footerHeading = "%nExample:%n",
    footer = "  BACTRIAN_DATA=/var/lib/bactrian bactrian reindex")
final class ReindexCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    DeploymentConfig config = DeploymentConfig.readBeforeSetup(System.getenv());
    try (Archive archive = Archive.rebuild(config);
        Progress progress = Progress.of("reindexing", archive.reports())) {
      long done = archive.reindex(progress::to);
      spec.commandLine().getOut().println(done + " reports indexed");
    }
    return 0;
  }
}
