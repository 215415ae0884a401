package dev.bactrian.github.fake;

import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;

/** A request that GitHub has received, and does not look at before it is let go. Thread-safe. */
public final class Held {

  private final Pattern requests;
  private final CountDownLatch came = new CountDownLatch(1);
  private final CountDownLatch gone = new CountDownLatch(1);

  Held(String requests) {
    this.requests = Pattern.compile(requests);
  }

  /** True once it was sent. */
  public boolean came() {
    return came.getCount() == 0;
  }

  public void letGo() {
    gone.countDown();
  }

  boolean isFor(String request) {
    return requests.matcher(request).find();
  }

  void await() {
    came.countDown();
    try {
      gone.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
