package dev.bactrian.cli;

import dev.bactrian.Backup;
import dev.bactrian.config.DeploymentConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bactrian restore}: a backup in place of what is there. */
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    description = {
      "Puts a backup in place of what is in the data directory, also while serve runs.",
      "The index is built again from it, and GitHub is asked for what it delivered since (up to",
      "seven days). A backup of an older version is brought up to date."
    },
    footerHeading = "%nExample:%n",
    footer = "  BACTRIAN_DATA=/var/lib/bactrian bactrian restore /backups/bactrian.zip")
final class RestoreCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "what bactrian backup wrote")
  Path file;

  @Override
  public Integer call() throws IOException {
    new Backup(DeploymentConfig.readBeforeSetup(System.getenv()), InstantSource.system())
        .restore(file);
    spec.commandLine().getOut().println(file + " is restored");
    return 0;
  }
}
