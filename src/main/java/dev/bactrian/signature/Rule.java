package dev.bactrian.signature;

/**
 * One step from a failure to its signature. Stateless. An exception in a rule becomes a note: the
 * other rules still make a signature.
 */
interface Rule {

  /** As {@code signature --explain} prints it. */
  String name();

  boolean applies(Draft draft);

  /** Changes the draft and notes why, where the change does not speak for itself. */
  void apply(Draft draft);
}
