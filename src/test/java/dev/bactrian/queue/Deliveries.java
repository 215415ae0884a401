package dev.bactrian.queue;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;

/** Deliveries to put into queues. */
final class Deliveries {

  private Deliveries() {}

  static Delivery of(String guid, String key) {
    return of(guid, key, Priority.EVENT, Instant.EPOCH);
  }

  static Delivery of(String guid, String key, Priority priority, Instant notBefore) {
    return new Delivery(
        guid, "issues", key, priority, 7, notBefore, ("body of " + guid).getBytes(UTF_8));
  }
}
