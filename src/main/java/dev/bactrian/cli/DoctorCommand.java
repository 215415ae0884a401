package dev.bactrian.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bactrian.Doctor;
import dev.bactrian.config.CiServer;
import dev.bactrian.config.DeploymentConfig;
import dev.bactrian.web.Check;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bactrian doctor}: is all well, and if not, what to do. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = {
      "Looks at settings, key, permissions, webhook, deliveries, limits, queue, index and disk,",
      "and says what to do about each.",
      "Exits with 1 if something keeps Bactrian from its work."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  bactrian doctor",
      "  bactrian doctor --retry 0b989ba4-242f-11e5-81e1-c7b6966d2516"
    })
final class DoctorCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Option(names = "--json", description = "one JSON list instead of lines")
  boolean json;

  @Option(
      names = "--retry",
      paramLabel = "GUID",
      description = "first begins anew with a delivery that was given up")
  String retry;

  @Option(
      names = "--alive",
      description = "only asks the running process whether it lives: for health checks")
  boolean alive;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    if (alive) {
      return isAlive() ? 0 : 1;
    }
    try (Doctor doctor =
        Doctor.open(
            DeploymentConfig.readBeforeSetup(System.getenv()),
            CiServer.read(System.getenv()),
            InstantSource.system())) {
      if (retry != null && !doctor.retry(retry)) {
        throw new IllegalArgumentException("no delivery with the guid " + retry + " was given up");
      }
      List<Check> checks = doctor.checks();
      if (json) {
        out.println(new ObjectMapper().writeValueAsString(checks));
      } else {
        checks.forEach(check -> print(check, out));
      }
      return checks.stream().anyMatch(check -> check.level() == Check.Level.BAD) ? 1 : 0;
    } finally {
      out.flush();
    }
  }

  private static void print(Check check, PrintWriter out) {
    out.printf(
        "%-5s %s: %s%n",
        check.level().name().toLowerCase(Locale.ROOT), check.name(), check.words());
    if (check.advice() != null) {
      out.println("      -> " + check.advice());
    }
  }

  private static boolean isAlive() throws InterruptedException {
    String port = System.getenv().getOrDefault("BACTRIAN_PORT", "8080");
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/health"))
              .timeout(Duration.ofSeconds(4))
              .build();
      return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }
}
