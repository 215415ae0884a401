package dev.bactrian.queue;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes the worker of this process when there may be something to do. Thread-safe. */
final class Bell {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition rung = lock.newCondition();
  private boolean pending;

  void ring() {
    lock.lock();
    try {
      pending = true;
      rung.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Returns at once if it was rung since the last call, else when it is, or after {@code most}. */
  void await(Duration most) throws InterruptedException {
    lock.lock();
    try {
      long left = most.toNanos();
      while (!pending && left > 0) {
        left = rung.awaitNanos(left);
      }
      pending = false;
    } finally {
      lock.unlock();
    }
  }
}
