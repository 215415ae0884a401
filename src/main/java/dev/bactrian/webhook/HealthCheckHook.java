package dev.bactrian.webhook;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bactrian.config.BuildSettings;
import dev.bactrian.queue.Delivery;
import dev.bactrian.queue.DeliveryQueue;
import dev.bactrian.queue.Priority;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the message in which opam-health-check announces a finished run to Slack ({@code
 * slack-webhooks}, server/backend/check.ml there). It carries no signature, so the address holds a
 * secret, and only health checks that are configured are read. Thread-safe.
 */
public final class HealthCheckHook {

  /** Name of the job in the queue. */
  public static final String JOB = "bactrian.health-check";

  private static final Logger log = LoggerFactory.getLogger(HealthCheckHook.class);
  private static final int MAX_BODY = 64 << 10;

  private final BuildSettings settings;
  private final DeliveryQueue queue;
  private final ObjectMapper json = new ObjectMapper();

  public HealthCheckHook(BuildSettings settings, DeliveryQueue queue) {
    this.settings = settings;
    this.queue = queue;
  }

  /** Adds {@code POST /hooks/opam-health-check/SECRET}, if there is a secret. */
  public void addTo(JavalinConfig config) {
    if (settings.hookSecret().isPresent()) {
      config.routes.post("/hooks/opam-health-check/{secret}", this::receive);
    }
  }

  private void receive(Context context) throws IOException {
    byte[] given = context.pathParam("secret").getBytes(StandardCharsets.UTF_8);
    byte[] right = settings.hookSecret().orElseThrow().expose().getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(given, right)) {
      context.status(403);
      return;
    }
    byte[] body = context.req().getInputStream().readNBytes(MAX_BODY + 1);
    Optional<URI> source = body.length > MAX_BODY ? Optional.empty() : source(body);
    if (source.isEmpty()) {
      log.warn("a finished run was announced that is of no health check configured here");
      context.status(400).result("names no health check that is configured here\n");
      return;
    }
    queue.putLatest(look(source.get()));
    context.status(200).result("ok\n");
  }

  /** The configured health check that the message names. */
  private Optional<URI> source(byte[] body) {
    try {
      String text = json.readTree(body).path("text").asText("");
      return settings.checks().stream()
          .map(BuildSettings.HealthCheck::url)
          .filter(url -> text.contains(url + "/") || text.contains(url + " "))
          .findFirst();
    } catch (IOException notJson) {
      return Optional.empty();
    }
  }

  /** The job that reads the newest run of a health check. */
  public static Delivery look(URI source) {
    return new Delivery(
        "health-check:" + UUID.randomUUID(),
        JOB,
        "health-check:" + source,
        Priority.BACKFILL,
        0,
        Instant.EPOCH,
        source.toString().getBytes(StandardCharsets.UTF_8));
  }
}
