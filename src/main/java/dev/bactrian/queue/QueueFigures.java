package dev.bactrian.queue;

import java.time.Duration;

/**
 * The queue in numbers.
 *
 * @param waiting deliveries to be handled now or later
 * @param due those of them that could start now, were there a worker
 * @param running being handled
 * @param dead given up, waiting for a person
 * @param oldest how long the oldest due one has been waiting; zero if none is
 */
public record QueueFigures(long waiting, long due, long running, long dead, Duration oldest) {}
