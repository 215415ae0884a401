package dev.bactrian;

import dev.bactrian.ci.Blocked;
import dev.bactrian.ci.PackageSurvey;
import dev.bactrian.config.DeploymentConfig;
import dev.bactrian.opam.OpamRepository;
import dev.bactrian.opam.Packages;
import dev.bactrian.opam.PackagesTsv;
import dev.bactrian.store.BuildRuns;
import dev.bactrian.store.CauseReports;
import dev.bactrian.store.Database;
import dev.bactrian.store.ReportFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongConsumer;

/** Takes the packages of an opam repository into the data directory. */
public final class PackageImport {

  private PackageImport() {}

  /**
   * Replaces what was imported before, once all of it is read.
   *
   * @return how many packages there are
   * @throws IOException if the source is no opam repository, or the disk fails
   */
  public static int run(DeploymentConfig config, Path source, LongConsumer progress)
      throws IOException {
    Packages packages = OpamRepository.read(source, progress);
    Files.createDirectories(config.data());
    PackagesTsv.write(packages, DataDirectory.packagesFile(config));
    return packages.all().size();
  }

  /**
   * What packages need and wait for, as it is on disk now. Reads only; a serving process is not
   * disturbed.
   */
  public static PackageSurvey survey(DeploymentConfig config) {
    try (Database database = DataDirectory.database(config)) {
      return new PackageSurvey(
          DataDirectory.packages(config),
          new ReportFacts(database.jdbi()).concerns(),
          Blocked.in(new BuildRuns(database.jdbi()), name -> true),
          new CauseReports(database.jdbi()).all());
    }
  }

  /** What was imported; nothing where nothing was. */
  public static Packages imported(DeploymentConfig config) {
    return DataDirectory.packages(config);
  }
}
