package dev.bactrian.cli;

import dev.bactrian.Archive;
import dev.bactrian.config.DeploymentConfig;
import dev.bactrian.index.IndexInUseException;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code bactrian reindex}: the index anew from the database. */
@Command(
    name = "reindex",
    mixinStandardHelpOptions = true,
    description = {
      "Builds the index again from the database, with this version's signatures, beside the one"
          + " that is there: it takes over once it is whole.",
      "Where a process serves the data, that process is asked to do so, and goes on answering."
          + " (It does so by itself when it starts on an index of an older version.)"
    },
    footerHeading = "%nExample:%n",
    footer = "  BACTRIAN_DATA=/var/lib/bactrian bactrian reindex")
final class ReindexCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    DeploymentConfig config = DeploymentConfig.readBeforeSetup(System.getenv());
    PrintWriter out = spec.commandLine().getOut();
    try (Archive archive = Archive.open(config);
        Progress progress = Progress.of("reindexing", archive.reports())) {
      long done = archive.reindex(progress::to);
      out.println(done + " reports indexed");
    } catch (IndexInUseException e) {
      Archive.askForReindex(config, InstantSource.system());
      out.println(
          "the process that serves these data builds the index again; its status page says how far");
    }
    return 0;
  }
}
