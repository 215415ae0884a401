package dev.bactrian.ci;

import dev.bactrian.signature.Fault;

/**
 * Whose fault a cause is.
 *
 * @param reason why we think so, in words
 * @param subsystem of the compiler or runtime, or null
 */
public record Blame(Fault fault, String reason, String subsystem) {}
