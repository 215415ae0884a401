package dev.bactrian.cli;

import dev.bactrian.Archive;
import dev.bactrian.BuildImport;
import dev.bactrian.PackageImport;
import dev.bactrian.config.DeploymentConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bactrian import}: reports taken in by hand. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Takes in reports from a file (one JSON object a line: repo number title body author"
          + " created_at closed_at; plain or gzipped), or every issue of a public repository; or the"
          + " packages of an opam repository.",
      "Stop the serving process first: an index has one writer."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  bactrian import reports.jsonl.gz",
      "  GITHUB_TOKEN=... bactrian import --github ocaml/ocaml",
      "  bactrian import --opam ~/opam-repository",
      "  bactrian import --health-check ./workdir --stock 4.14 --variant 5.2"
    })
final class ImportCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @ArgGroup(multiplicity = "1")
  Source source;

  /** Where the reports come from. */
  static final class Source {
    @Parameters(paramLabel = "FILE", description = "reports, one JSON object a line")
    Path file;

    @Option(
        names = "--github",
        paramLabel = "OWNER/REPO",
        description = "a public repository; GITHUB_TOKEN, if set, raises the hourly limit")
    String repository;

    @Option(
        names = "--opam",
        paramLabel = "FILE_OR_DIR",
        description =
            "packages: a checkout or tarball of an opam repository, or a packages.tsv[.gz]")
    Path opam;

    @Option(
        names = "--health-check",
        paramLabel = "DIR_OR_URL",
        description = "builds: a run of an opam-health-check, for its history")
    String healthCheck;
  }

  @Option(
      names = "--run",
      paramLabel = "RUN",
      description = "which run of the health check; the newest if absent")
  String run;

  @Option(
      names = "--stock",
      paramLabel = "COMP",
      description = "reads only the logs of packages that are good on this compiler")
  String stock;

  @Option(
      names = "--variant",
      paramLabel = "COMP",
      description = "says what is new, still there, fixed and flaky on this compiler")
  String variant;

  @Override
  public Integer call() throws IOException {
    DeploymentConfig config = DeploymentConfig.readBeforeSetup(System.getenv());
    PrintWriter err = spec.commandLine().getErr();
    if (source.opam != null) {
      try (Progress progress = Progress.of("reading packages", -1)) {
        int packages = PackageImport.run(config, source.opam, progress::to);
        spec.commandLine().getOut().println(packages + " packages imported");
      }
      return 0;
    }
    if (source.healthCheck != null) {
      try (Progress progress = Progress.of("reading logs", -1)) {
        BuildImport.run(
                config, source.healthCheck, run, stock, variant, DataFolder.builds(), progress::to)
            .forEach(spec.commandLine().getOut()::println);
      }
      return 0;
    }
    long done;
    try (Archive archive = Archive.open(config);
        Progress progress = Progress.of("importing", -1)) {
      done =
          source.file != null
              ? archive.take(ReportFiles.read(source.file, err), progress::to)
              : archive.takeFromGitHub(
                  config,
                  source.repository,
                  System.getenv("GITHUB_TOKEN"),
                  InstantSource.system(),
                  progress::to);
    }
    spec.commandLine().getOut().println(done + " reports imported");
    return 0;
  }
}
