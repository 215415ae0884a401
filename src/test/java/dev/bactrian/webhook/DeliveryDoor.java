package dev.bactrian.webhook;

import dev.bactrian.github.Events;
import dev.bactrian.github.MalformedEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Lets fuzzing in to what reads deliveries. */
public final class DeliveryDoor {

  private static final WebhookSignature SIGNATURE = new WebhookSignature(List.of("secret"));

  private DeliveryDoor() {}

  /** Reads a payload as the receiver does, and as the handler of each event does. */
  public static void payload(byte[] body) {
    try {
      Routing.route("guid", "issues", Envelope.read(body), body);
    } catch (IOException e) {
      // No JSON object, and said so.
    }
    for (String event : Events.names()) {
      try {
        Events.parse(event, body);
      } catch (MalformedEvent e) {
        // Not of the shape that is documented, and said so.
      }
    }
  }

  /** The ids by which it is queued: installation, repository, number of the issue; 0 for none. */
  public static long[] ids(String event, byte[] body) {
    try {
      Envelope envelope = Envelope.read(body);
      Routing.route("guid", event, envelope, body);
      return new long[] {envelope.installation(), envelope.repository(), envelope.issue()};
    } catch (IOException e) {
      throw new AssertionError("it is a JSON object", e);
    }
  }

  /** Checks a header that nobody who knows the secret wrote. */
  public static void signatureHeader(byte[] header) {
    byte[] body = {'x'};
    String text = new String(header, StandardCharsets.ISO_8859_1);
    if (SIGNATURE.signs(text, body)) {
      throw new AssertionError("a forged signature: " + text);
    }
  }
}
