package dev.bactrian.cli;

import dev.bactrian.PackageImport;
import dev.bactrian.ci.PackageSurvey;
import dev.bactrian.ci.PackageSurvey.Need;
import dev.bactrian.config.DeploymentConfig;
import dev.bactrian.opam.OpamPackage;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bactrian packages}: what packages need, and which bugs they wait for. */
@Command(
    name = "packages",
    mixinStandardHelpOptions = true,
    description = {
      "Shows what keeps packages from OCaml 5: their bounds, builds that fail on one compiler only"
          + " and since when, reports; for every open bug which packages wait for it, the most"
          + " needed first; and which releases say that they are not for OCaml 5.",
      "Knows the packages that were imported (import --opam), the runs of health checks that were"
          + " read (import --health-check, or by serve), and public reports only. May run beside a"
          + " serving process."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  bactrian packages", "  bactrian packages lwt", "  bactrian packages --json"})
final class PackagesCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description = "one package, without its version; all of them if absent")
  String name;

  @Option(names = "--json", description = "one JSON object instead of text")
  boolean json;

  @Override
  public Integer call() {
    PackageSurvey survey = PackageImport.survey(DeploymentConfig.readBeforeSetup(System.getenv()));
    if (!survey.knowsPackages()) {
      spec.commandLine()
          .getErr()
          .println("bactrian: no opam repository was imported: bactrian import --opam DIR");
    }
    PrintWriter out = spec.commandLine().getOut();
    List<Need> needs =
        name == null
            ? survey.needs()
            : List.of(
                survey
                    .need(name)
                    .orElseThrow(
                        () -> new IllegalArgumentException("no package and no report of " + name)));
    List<PackageSurvey.Bug> bugs =
        survey.bugs().stream()
            .filter(
                bug -> name == null || bug.packages().stream().anyMatch(p -> p.name().equals(name)))
            .toList();
    List<OpamPackage> closed =
        survey.closedToOcaml5().stream()
            .filter(one -> name == null || one.name().equals(name))
            .toList();
    if (json) {
      out.println(PackagesJson.of(needs, bugs, closed));
    } else if (name == null) {
      PackagesText.all(needs, bugs, closed, out);
    } else {
      PackagesText.one(needs.getFirst(), bugs, out);
    }
    out.flush();
    return 0;
  }
}
