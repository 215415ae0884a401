package dev.bactrian.github;

/** A payload of the wrong shape; trying it again would not help. */
public final class MalformedEvent extends RuntimeException {

  MalformedEvent(String message, Throwable cause) {
    super(message, cause);
  }
}
