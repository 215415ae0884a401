package dev.bactrian.queue;

/** Thrown by a handler that could never succeed: the delivery becomes a dead letter at once. */
public final class GiveUp extends RuntimeException {

  public GiveUp(String message, Throwable cause) {
    super(message, cause);
  }
}
