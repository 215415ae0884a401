package dev.bactrian.webhook;

import dev.bactrian.queue.Delivery;
import dev.bactrian.queue.Priority;
import java.time.Instant;

/** Which deliveries wait for each other, and which go first. */
final class Routing {

  private Routing() {}

  static Delivery route(String guid, String event, Envelope envelope, byte[] body) {
    return new Delivery(
        guid,
        event,
        key(event, envelope),
        priority(event),
        envelope.installation(),
        Instant.EPOCH,
        body);
  }

  private static String key(String event, Envelope envelope) {
    if (envelope.repository() != 0 && envelope.issue() != 0) {
      return envelope.repository() + "#" + envelope.issue();
    }
    if (envelope.repository() != 0) {
      return "repository:" + envelope.repository();
    }
    if (envelope.installation() != 0) {
      return "installation:" + envelope.installation();
    }
    return "event:" + event;
  }

  private static Priority priority(String event) {
    return switch (event) {
      case "installation", "installation_repositories", "repository" -> Priority.ACCESS;
      case "issue_comment" -> Priority.COMMAND;
      default -> Priority.EVENT;
    };
  }
}
