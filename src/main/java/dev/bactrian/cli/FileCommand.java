package dev.bactrian.cli;

import dev.bactrian.BuildImport;
import dev.bactrian.CauseFiling;
import dev.bactrian.ci.Cause;
import dev.bactrian.ci.Comparison;
import dev.bactrian.ci.HealthCheckSource;
import dev.bactrian.config.DeploymentConfig;
import dev.bactrian.handler.CauseDrafts;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bactrian file}: drafts of reports for causes that none covers. */
@Command(
    name = "file",
    mixinStandardHelpOptions = true,
    description = {
      "Shows the report that each cause of a comparison would get, with a reproduction. With --yes"
          + " it files one of them, as the person whose GITHUB_TOKEN is set, and never twice.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  bactrian file --health-check ./workdir --stock 4.14 --variant 5.2",
      "  GITHUB_TOKEN=... bactrian file --health-check ./workdir --stock 4.14 --variant 5.2"
          + " --cause 3 --yes"
    })
final class FileCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Mixin CompareCommand.Columns columns;

  @Option(
      names = "--cause",
      paramLabel = "N",
      description = "only the cause of this place in the list, the greatest is 1")
  int number;

  @Option(
      names = "--to",
      paramLabel = "OWNER/REPO",
      description = "another tracker than fault and opam metadata say")
  String tracker;

  @Option(names = "--yes", description = "files it; without it nothing is written")
  boolean yes;

  @Override
  public Integer call() throws IOException {
    columns.check(spec);
    String token = System.getenv("GITHUB_TOKEN");
    if (yes && (number < 1 || token == null || token.isBlank())) {
      throw new ParameterException(
          spec.commandLine(), "--yes files one report: name it with --cause, and set GITHUB_TOKEN");
    }
    DeploymentConfig config = DeploymentConfig.readBeforeSetup(System.getenv());
    PrintWriter out = spec.commandLine().getOut();
    try (HealthCheckSource source = columns.open();
        CauseFiling filing = CauseFiling.open(config, InstantSource.system())) {
      Comparison comparison = columns.compare(source);
      List<Cause> causes =
          comparison.causes().stream().filter(cause -> cause.culprit() != null).toList();
      if (number > causes.size()) {
        throw new ParameterException(
            spec.commandLine(), "there are only " + causes.size() + " causes");
      }
      String name = BuildImport.nameOf(columns.healthCheck);
      for (int i = 0; i < causes.size(); i++) {
        if (number == 0 || number == i + 1) {
          CauseDrafts.Draft draft = filing.draft(source, name, comparison, causes.get(i));
          show(i + 1, draft, out);
          if (yes) {
            file(filing, draft, token, out);
          }
        }
      }
    }
    out.flush();
    return 0;
  }

  private void show(int place, CauseDrafts.Draft draft, PrintWriter out) {
    String goes = tracker == null ? draft.tracker().orElse(null) : tracker;
    out.printf("=== %d. %s%n", place, draft.cause().id());
    out.println(
        draft.known().isPresent()
            ? "covered by " + draft.known().get()
            : goes == null
                ? "no tracker: its fault is "
                    + draft.cause().blame().fault().id()
                    + ", or opam's metadata is not known (bactrian import --opam); name one with"
                    + " --to"
                : "would be filed in " + goes);
    out.printf("%n# %s%n%n%s%n", draft.title(), draft.body());
  }

  private void file(CauseFiling filing, CauseDrafts.Draft draft, String token, PrintWriter out)
      throws IOException {
    if (draft.known().isPresent()) {
      out.println("not filed: " + draft.known().get() + " covers it");
      return;
    }
    String goes = tracker == null ? draft.tracker().orElse(null) : tracker;
    if (goes == null) {
      throw new IOException("no tracker is known for it; name one with --to");
    }
    out.println("filed: " + filing.file(draft, goes, token));
  }
}
