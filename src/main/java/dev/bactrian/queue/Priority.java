package dev.bactrian.queue;

/** What goes first among work that does not depend on each other. The order is the meaning. */
public enum Priority {
  /** What changes who may see what: visibility, installations. Before anything else. */
  ACCESS,
  /** Somebody waits for an answer. */
  COMMAND,
  /** New and changed reports, builds. */
  EVENT,
  /** Old reports, housekeeping. */
  BACKFILL
}
