package dev.bactrian.fuzz;

import dev.bactrian.command.CommandParser;
import dev.bactrian.github.Event;
import dev.bactrian.github.Events;
import dev.bactrian.github.MalformedEvent;
import dev.bactrian.webhook.DeliveryDoor;
import java.nio.charset.StandardCharsets;

/** Payloads of nearly the right shape, on their way to what is read of them. */
final class PayloadShapeTarget implements Target {

  private PayloadShapes shapes;
  private final MarkdownTarget markdown = new MarkdownTarget();
  private final CommandParser commands = new CommandParser(() -> "bactrian");

  @Override
  public void read(byte[] input) {
    PayloadShapes.Payload payload = shapes().of(input);
    long[] ids = DeliveryDoor.ids(payload.event(), payload.body());
    Event event;
    try {
      event = Events.parse(payload.event(), payload.body()).orElseThrow();
    } catch (MalformedEvent e) {
      // Not of the shape that is documented, and said so.
      if (e.getMessage().length() > 2_000 || e.getMessage().indexOf('\n') >= 0) {
        throw new AssertionError("a long word about it: " + e.getMessage(), e);
      }
      return;
    }
    if (event.installation() != null && ids[0] != 0 && ids[0] != event.installationId()) {
      throw new AssertionError("queued for another installation than it is handled for");
    }
    switch (event) {
      case Event.IssueEvent one -> {
        same(ids, one.repository().id(), one.issue().number());
        markdown.read((one.issue().title() + "\n" + one.issue().body()).getBytes(UTF));
      }
      case Event.IssueCommentEvent one -> {
        same(ids, one.repository().id(), one.issue().number());
        var unused = commands.parse(one.comment().body());
      }
      default -> {
        // Its fields are read by those who handle it.
      }
    }
  }

  private static final java.nio.charset.Charset UTF = StandardCharsets.UTF_8;

  /** Else two deliveries about one issue could be handled side by side. */
  private static void same(long[] ids, long repository, long issue) {
    if (ids[1] != 0 && ids[1] != repository || ids[2] != 0 && ids[2] != issue) {
      throw new AssertionError("queued for another issue than it is handled for");
    }
  }

  private synchronized PayloadShapes shapes() {
    if (shapes == null) {
      shapes = new PayloadShapes();
    }
    return shapes;
  }
}
