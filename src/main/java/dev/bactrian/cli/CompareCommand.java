package dev.bactrian.cli;

import dev.bactrian.PackageImport;
import dev.bactrian.ci.BuildMatrix;
import dev.bactrian.ci.Comparison;
import dev.bactrian.ci.HealthCheckSource;
import dev.bactrian.ci.HealthCheckSources;
import dev.bactrian.ci.ImportedPackages;
import dev.bactrian.ci.PoliteClient;
import dev.bactrian.config.DeploymentConfig;
import dev.bactrian.web.ComparisonPage;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bactrian compare}: which packages a compiler breaks, and why. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description = {
      "Compares two compilers in one opam-health-check, or two of its runs: the packages that are"
          + " good on the stock compiler and fail on the variant, and the few failures that explain"
          + " them.",
      "What was read of a server is kept in BACTRIAN_DATA/cache/builds: broken off, it goes on"
          + " where it stood.",
      "With packages that were imported (import --opam), reverse dependencies and bounds of the"
          + " compiler come from them where the health check keeps none."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  bactrian compare --health-check ./workdir --stock 4.14 --variant 5.2",
      "  bactrian compare --health-check https://check.ci.ocaml.org --stock 4.14 --variant 5.2"
          + " --html report.html",
      "  bactrian compare --health-check ./workdir --variant 5.2 --run NEW --against OLD"
    })
final class CompareCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Mixin Columns columns;

  @Option(names = "--json", description = "one JSON object instead of tables")
  boolean json;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "also writes one page that needs no other file")
  Path html;

  /** Which columns of which health check. */
  static final class Columns {

    @Option(
        names = "--health-check",
        required = true,
        paramLabel = "DIR_OR_URL",
        description =
            "a work directory of opam-health-check, an archive of one, or the address of its"
                + " server")
    String healthCheck;

    @Option(
        names = "--stock",
        paramLabel = "COMP",
        description = "the good column; the variant's own in an older run if --against is given")
    String stock;

    @Option(
        names = "--variant",
        required = true,
        paramLabel = "COMP",
        description = "the column to investigate")
    String variant;

    @Option(names = "--run", paramLabel = "RUN", description = "which run; the newest if absent")
    String run;

    @Option(
        names = "--against",
        paramLabel = "RUN",
        description = "the run of the good column; the same run if absent")
    String against;

    /** Fails as wrong usage where there would be nothing to compare. */
    void check(CommandSpec spec) {
      if (stock == null && against == null) {
        throw new ParameterException(
            spec.commandLine(), "Missing: --stock COMP (or --against RUN for the same compiler)");
      }
    }

    HealthCheckSource open() throws IOException {
      return new ImportedPackages(
          HealthCheckSources.open(healthCheck, new PoliteClient(DataFolder.builds())),
          PackageImport.imported(DeploymentConfig.readBeforeSetup(System.getenv())));
    }

    Comparison compare(HealthCheckSource source) throws IOException {
      List<String> runs = source.runs();
      if (runs.isEmpty()) {
        throw new IOException(healthCheck + " holds no finished run");
      }
      String good = stock == null ? variant : stock;
      String latest = run == null ? runs.getFirst() : run;
      BuildMatrix after =
          against == null ? source.differences(latest, good, variant) : source.matrix(latest);
      BuildMatrix before = against == null ? after : source.matrix(against);
      int logs = Comparison.regressions(before, good, after, variant);
      try (Progress progress = Progress.of("reading logs", logs)) {
        return Comparison.of(source, before, good, after, variant, progress::to);
      }
    }
  }

  @Override
  public Integer call() throws IOException {
    columns.check(spec);
    Comparison comparison;
    try (HealthCheckSource source = columns.open()) {
      comparison = columns.compare(source);
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(ComparisonJson.of(comparison));
    } else {
      ComparisonTable.print(comparison, out);
    }
    out.flush();
    if (html != null) {
      Files.writeString(html, new ComparisonPage().render(comparison));
    }
    for (String note : comparison.notes()) {
      spec.commandLine().getErr().println("bactrian: partial result: " + note);
    }
    return 0;
  }
}
