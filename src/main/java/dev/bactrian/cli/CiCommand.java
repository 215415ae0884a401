package dev.bactrian.cli;

import dev.bactrian.BuildExplanation;
import dev.bactrian.ci.job.Explaining;
import dev.bactrian.ci.job.JobReport;
import dev.bactrian.config.CiServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bactrian ci}: why a build is red. */
@Command(
    name = "ci",
    mixinStandardHelpOptions = true,
    description = {
      "Explains a build of a CI: its jobs by compiler, which of them failed on their own and which"
          + " only waited for those, and the few failures behind them. URL is a commit of"
          + " ocaml-multicore-ci (also a repository or a ref), ocaml-ci or opam-repo-ci, a run of"
          + " GitHub Actions, or a job, a list of jobs or the pipeline of an OCurrent engine.",
      "Servers are those of BACTRIAN_CI_SERVERS, by default the public ones. Logs of GitHub"
          + " Actions need GITHUB_TOKEN."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  bactrian ci https://ocaml.ci.dev/github/ocaml-multicore/eio/commit/0123abc",
      "  bactrian ci https://multicore.ci.ocamllabs.io/github/ocaml-multicore/ocaml-multicore --json",
      "  bactrian ci --kind ocurrent 'http://localhost:8080/query?op=ci-build&ok=false'"
    })
final class CiCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Parameters(paramLabel = "URL", description = "the build")
  String address;

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      completionCandidates = Kinds.class,
      description =
          "what kind of server it is, for one that is not in the settings: ${COMPLETION-CANDIDATES}")
  String kind;

  @Option(
      names = "--stock",
      paramLabel = "COMP",
      description = "the compiler that is held to be right; every OCaml 4 if absent")
  String stock;

  @Option(
      names = "--variant",
      paramLabel = "COMP",
      description = "the compiler to investigate; OCaml 5 and multicore branches if absent")
  String variant;

  @Option(names = "--json", description = "one JSON object instead of tables")
  boolean json;

  /** The kinds that can be named. */
  static final class Kinds implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return ids().iterator();
    }

    static List<String> ids() {
      return Arrays.stream(CiServer.Kind.values()).map(CiServer.Kind::id).toList();
    }
  }

  @Override
  public Integer call() throws IOException {
    URI link = link();
    CiServer.Kind named = kind == null ? null : kind();
    JobReport report;
    try (Progress progress = Progress.of("reading logs", -1)) {
      report =
          BuildExplanation.of(
              link,
              named,
              new Explaining.Columns(stock, variant),
              System.getenv(),
              DataFolder.builds(),
              progress::to);
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(JobReportJson.of(report));
    } else {
      JobReportTable.print(report, out);
    }
    out.flush();
    for (String note : report.notes()) {
      spec.commandLine().getErr().println("bactrian: partial result: " + note);
    }
    return 0;
  }

  private URI link() {
    try {
      URI link = new URI(address);
      if (link.getHost() != null && List.of("http", "https").contains(link.getScheme())) {
        return link;
      }
    } catch (URISyntaxException e) {
      // Told below, like other things that are no address.
    }
    throw new ParameterException(spec.commandLine(), "not the address of a build: " + address);
  }

  private CiServer.Kind kind() {
    return Arrays.stream(CiServer.Kind.values())
        .filter(one -> one.id().equals(kind))
        .findFirst()
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(),
                    "no kind of server: "
                        + kind
                        + "; there are "
                        + String.join(", ", Kinds.ids())));
  }
}
