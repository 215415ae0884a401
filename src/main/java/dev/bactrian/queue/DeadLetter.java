package dev.bactrian.queue;

import java.time.Instant;

/**
 * A delivery that was given up.
 *
 * @param attempts how often it was tried
 * @param error what the last attempt failed with
 * @param diedAt when it was given up
 */
public record DeadLetter(
    String guid, String event, String key, int attempts, String error, Instant diedAt) {}
