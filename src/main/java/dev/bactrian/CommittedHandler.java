package dev.bactrian;

import dev.bactrian.index.ReportIndex;
import dev.bactrian.queue.Delivery;
import dev.bactrian.queue.Handler;

/**
 * A delivery counts as handled only once the index is on disk too: killed in between, it is handled
 * again. Thread-safe.
 */
final class CommittedHandler implements Handler {

  private final Handler handler;
  private final ReportIndex index;

  CommittedHandler(Handler handler, ReportIndex index) {
    this.handler = handler;
    this.index = index;
  }

  @Override
  public void handle(Delivery delivery) throws Exception {
    handler.handle(delivery);
    index.commit();
  }
}
