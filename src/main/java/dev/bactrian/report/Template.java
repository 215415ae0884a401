package dev.bactrian.report;

/** Which lines of a report its author did not write, as far as is known at one moment. */
@FunctionalInterface
public interface Template {

  /** Nothing is known: every line is the author's. */
  Template NONE = line -> false;

  /** True if the line is the repository's boilerplate. */
  boolean covers(String line);
}
