package dev.bactrian.queue;

import java.time.Instant;

/**
 * A delivery that a worker has taken.
 *
 * @param number 1 for the first attempt
 * @param receivedAt when the delivery was put into the queue
 */
record Attempt(Delivery delivery, int number, Instant receivedAt) {}
