package dev.bactrian.failure;

import java.util.List;
import java.util.function.Consumer;

/**
 * What one family of tools prints when it fails. Formats are stateless: everything they know is in
 * the log around the line that they are called for.
 */
public interface Format {

  /** The family's name, as {@code signature --explain} prints it. */
  String name();

  /**
   * Literals (ASCII, case-sensitive) one of which stands in every line that begins a failure of
   * this family. They drive the prefilter: choose rare ones, a frequent literal slows every log.
   */
  List<String> triggers();

  /**
   * Called for each line that contains a trigger, in order. Passes what it recognises to {@code
   * found}; may look at lines before and behind, a bounded number of them.
   */
  void read(Log log, int index, Consumer<Failure> found);
}
