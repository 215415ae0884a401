package dev.bactrian.cli;

import dev.bactrian.signature.Diagnosis;
import java.io.Closeable;
import java.io.IOException;

/** How {@code signature} shows what it found. Not thread-safe. */
interface SignatureWriter extends Closeable {

  /** One log, read to its end. */
  void write(String file, Diagnosis diagnosis) throws IOException;

  /** A log that could not be read, and why. */
  void writeError(String file, String why) throws IOException;
}
