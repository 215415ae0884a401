package dev.bactrian.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bactrian.ci.BuildMatrix;
import dev.bactrian.ci.Cause;
import dev.bactrian.ci.Comparison;
import dev.bactrian.ci.HealthCheckDirectory;
import dev.bactrian.ci.HealthCheckServer;
import dev.bactrian.ci.HealthCheckSource;
import dev.bactrian.ci.PoliteClient;
import dev.bactrian.ci.Regression;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bactrian compare}: which packages a compiler breaks, and why. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description = {
      "Compares two compilers in one opam-health-check: the packages that are good on the stock"
          + " compiler and fail on the variant, and the few failures that explain them."
    },
    footerHeading = "%nExample:%n",
    footer = "  bactrian compare --health-check ./workdir --stock 4.14 --variant 5.2")
final class CompareCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Option(
      names = "--health-check",
      required = true,
      paramLabel = "DIR_OR_URL",
      description = "a work directory of opam-health-check, or the address of its server")
  String healthCheck;

  @Option(names = "--stock", required = true, paramLabel = "COMP", description = "the good column")
  String stock;

  @Option(
      names = "--variant",
      required = true,
      paramLabel = "COMP",
      description = "the column to investigate")
  String variant;

  @Option(names = "--run", paramLabel = "RUN", description = "which run; the newest if absent")
  String run;

  @Option(names = "--json", description = "one JSON object instead of tables")
  boolean json;

  @Override
  public Integer call() throws IOException {
    HealthCheckSource source =
        healthCheck.matches("https?://.*")
            ? new HealthCheckServer(URI.create(healthCheck), new PoliteClient())
            : new HealthCheckDirectory(Path.of(healthCheck));
    List<String> runs = source.runs();
    if (runs.isEmpty()) {
      throw new IOException(healthCheck + " holds no run");
    }
    BuildMatrix matrix = source.matrix(run == null ? runs.getFirst() : run);
    Comparison comparison;
    try (Progress progress = Progress.of("reading logs", -1)) {
      comparison = Comparison.of(source, matrix, stock, variant, progress::to);
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(toJson(comparison));
    } else {
      print(comparison, out);
    }
    out.flush();
    return 0;
  }

  private static void print(Comparison comparison, PrintWriter out) {
    out.printf(
        "%d packages are good on %s and fail on %s, for %d causes.%n%n",
        comparison.regressions().size(),
        comparison.stock(),
        comparison.variant(),
        comparison.causes().size());
    out.printf("%8s  %-14s  %-24s  %s%n", "packages", "fault", "culprit", "cause");
    for (Cause cause : comparison.causes()) {
      out.printf(
          "%8d  %-14s  %-24s  %s%n",
          cause.packages(),
          cause.failure() == null ? "unknown" : cause.failure().signature().fault().id(),
          cause.culprit() == null ? "-" : cause.culprit(),
          cause.failure() == null ? cause.id() : cause.failure().signature().id());
    }
  }

  private static ObjectNode toJson(Comparison comparison) {
    ObjectNode root = new ObjectMapper().createObjectNode();
    root.put("stock", comparison.stock());
    root.put("variant", comparison.variant());
    ArrayNode regressions = root.putArray("regressions");
    for (Regression regression : comparison.regressions()) {
      ObjectNode one = regressions.addObject();
      one.put("package", regression.packageName());
      one.put("state", regression.state().id());
      ArrayNode causes = one.putArray("causes");
      regression.causes().forEach(causes::add);
    }
    ArrayNode causes = root.putArray("causes");
    for (Cause cause : comparison.causes()) {
      ObjectNode one = causes.addObject();
      one.put("signature", cause.id());
      one.put("culprit", cause.culprit());
      boolean known = cause.failure() != null;
      one.put("kind", known ? cause.failure().failure().kind().id() : "unrecognised");
      one.put("message", known ? cause.failure().failure().message() : cause.id());
      one.put("fault", known ? cause.failure().signature().fault().id() : "unknown");
      one.put("packages", cause.packages());
      one.put("example", cause.example());
    }
    return root;
  }
}
