package dev.bactrian.queue;

/** Does the work. May be called again for the same delivery: its effects must happen once. */
@FunctionalInterface
public interface Handler {

  /**
   * Handles one delivery; returning means done.
   *
   * @throws RetryAt to be called again at a given moment
   * @throws GiveUp if it can never succeed
   * @throws Exception anything else: tried again later, with growing distance
   */
  void handle(Delivery delivery) throws Exception;
}
