package dev.bactrian.queue;

import java.time.Instant;

/**
 * One piece of work: what GitHub delivered, or a job of our own.
 *
 * @param guid GitHub's {@code X-GitHub-Delivery}, or a made-up one with a colon in it
 * @param event GitHub's {@code X-GitHub-Event}, or the name of the job
 * @param key deliveries with the same key are handled one at a time, in order of arrival
 * @param priority among different keys
 * @param installation the App installation it came from; 0 if none
 * @param notBefore earliest start; {@link Instant#EPOCH} for at once
 * @param body the raw payload; not copied, so never change it
 */
@SuppressWarnings("ArrayRecordComponent") // Up to 25 MB, and never compared.
public record Delivery(
    String guid,
    String event,
    String key,
    Priority priority,
    long installation,
    Instant notBefore,
    byte[] body) {

  /** Without the body: it may hold private text. */
  @Override
  public String toString() {
    return event + " " + guid + " for " + key;
  }
}
