package dev.bactrian.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bactrian signature}: what failed in these logs. The work is in {@link SignatureRun}. */
@Command(
    name = "signature",
    mixinStandardHelpOptions = true,
    description = {
      "Says what failed in logs, with stable signatures: the same failure gets the same name"
          + " everywhere.",
      "Folders are read recursively, and so are .gz, .xz, .zip and .tar archives, nested ones too."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:done", "1:a file could not be read; the others were", "2:wrong usage"},
    footerHeading = "%nExamples:%n",
    footer = {
      "  bactrian signature build.log",
      "  bactrian signature --json logs/ > failures.jsonl",
      "  dune build 2>&1 | bactrian signature --explain -"
    })
final class SignatureCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "PATH",
      arity = "1..*",
      description = "logs, archives or folders of them; - for standard input")
  List<String> paths;

  @Option(names = "--json", description = "one JSON object a line per log, in path order")
  boolean json;

  @Option(names = "--explain", description = "what each rule did to make the signature")
  boolean explain;

  @Override
  public Integer call() {
    return new SignatureRun(json, explain).run(paths);
  }
}
