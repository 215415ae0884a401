package dev.bactrian.signature;

import dev.bactrian.failure.Failure;

/** A failure with its signature. */
public record SignedFailure(Failure failure, Signature signature) {}
