package dev.bactrian.cli;

import dev.bactrian.Backup;
import dev.bactrian.config.DeploymentConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bactrian backup}: the data directory in one file. */
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description = {
      "Writes what must not be lost into one file, also while serve runs: reports, links,",
      "decisions, deliveries, packages. Readable by you alone: it holds people's texts.",
      "The App's key and secrets are not in it; keep them where you keep such things."
    },
    footerHeading = "%nExample:%n",
    footer = "  BACTRIAN_DATA=/var/lib/bactrian bactrian backup /backups/bactrian.zip")
final class BackupCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "where to; one that is there is replaced")
  Path file;

  @Override
  public Integer call() throws IOException {
    new Backup(DeploymentConfig.readBeforeSetup(System.getenv()), InstantSource.system())
        .write(file);
    spec.commandLine().getOut().println(file + ": " + Files.size(file) + " bytes");
    return 0;
  }
}
