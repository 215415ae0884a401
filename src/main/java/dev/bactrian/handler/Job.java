package dev.bactrian.handler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bactrian.queue.Delivery;
import dev.bactrian.queue.GiveUp;
import dev.bactrian.queue.Priority;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** Our own work as it lies in the queue. */
final class Job {

  /** Looks for earlier reports of one issue and says what there is to say. */
  static final String SUGGEST = "bactrian.suggest";

  /** Reads one more page of a repository's old issues. */
  static final String BACKFILL = "bactrian.backfill";

  private static final ObjectMapper JSON = new ObjectMapper();

  private Job() {}

  static Delivery suggest(long installation, long repository, int number, Instant notBefore) {
    String body = "{\"repository\":%d,\"number\":%d}".formatted(repository, number);
    return new Delivery(
        "suggest:" + UUID.randomUUID(),
        SUGGEST,
        repository + "#" + number,
        Priority.EVENT,
        installation,
        notBefore,
        body.getBytes(StandardCharsets.UTF_8));
  }

  static Delivery backfill(long installation, long repository, Instant notBefore) {
    String body = "{\"repository\":%d}".formatted(repository);
    return new Delivery(
        "backfill:" + UUID.randomUUID(),
        BACKFILL,
        "backfill:" + repository,
        Priority.BACKFILL,
        installation,
        notBefore,
        body.getBytes(StandardCharsets.UTF_8));
  }

  /** A number of its body. */
  static long number(Delivery delivery, String field) {
    try {
      JsonNode value = JSON.readTree(delivery.body()).path(field);
      if (value.canConvertToLong() && value.isIntegralNumber()) {
        return value.longValue();
      }
    } catch (IOException e) {
      throw new GiveUp("not a job of ours: " + delivery, e);
    }
    throw new GiveUp("a job without " + field + ": " + delivery, null);
  }
}
