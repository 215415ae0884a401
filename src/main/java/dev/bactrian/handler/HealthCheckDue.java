package dev.bactrian.handler;

import dev.bactrian.ci.HealthCheckServer;
import dev.bactrian.ci.HealthCheckSource;
import dev.bactrian.ci.MatrixImport;
import dev.bactrian.ci.PoliteClient;
import dev.bactrian.config.BuildSettings;
import dev.bactrian.queue.Delivery;
import dev.bactrian.queue.GiveUp;
import dev.bactrian.queue.Handler;
import dev.bactrian.store.BuildRuns;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the newest run of a health check, if it is not known yet. Thread-safe. */
public final class HealthCheckDue implements Handler {

  private static final Logger log = LoggerFactory.getLogger(HealthCheckDue.class);

  private final BuildSettings settings;
  private final BuildRuns runs;
  private final MatrixImport matrices;
  private final PoliteClient client;
  private final CauseFollowUp followUp;

  public HealthCheckDue(
      BuildSettings settings,
      BuildRuns runs,
      MatrixImport matrices,
      PoliteClient client,
      CauseFollowUp followUp) {
    this.settings = settings;
    this.runs = runs;
    this.matrices = matrices;
    this.client = client;
    this.followUp = followUp;
  }

  @Override
  public void handle(Delivery delivery) throws IOException {
    String address = new String(delivery.body(), StandardCharsets.UTF_8);
    BuildSettings.HealthCheck check =
        settings.checks().stream()
            .filter(one -> one.url().toString().equals(address))
            .findFirst()
            .orElseThrow(() -> new GiveUp(address + " is configured no longer", null));
    try (HealthCheckSource source = new HealthCheckServer(check.url(), client)) {
      String newest = source.runs().getFirst();
      Optional<BuildRuns.Run> known = runs.find(address, newest);
      boolean whole = known.isPresent() && known.get().notes().isEmpty();
      BuildRuns.Run run =
          whole
              ? known.get()
              : matrices.take(source, address, newest, check.stock(), done -> {}).run();
      followUp.after(run, check.stock(), check.variant());
      if (!whole) {
        log.info("run {} of {} was read", newest, address);
      }
    }
  }
}
