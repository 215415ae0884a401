package dev.bactrian.signature;

import dev.bactrian.failure.Failure;
import java.util.function.Predicate;

/**
 * A sort of failure, as a candidate for the cause of all the others in a log.
 *
 * @param name as {@code signature --explain} prints it
 * @param when true for failures of the sort
 */
record CauseRule(String name, Predicate<Failure> when) {}
