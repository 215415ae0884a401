package dev.bactrian.index;

/**
 * Turns a text into a vector whose cosine with another text's says how close their meanings are.
 * Implementations are thread-safe.
 */
public interface Embedder extends AutoCloseable {

  /** Length of every vector. */
  int DIMENSIONS = 384;

  /** Gives no vectors: everything else goes on without them. */
  Embedder OFF = text -> null;

  /**
   * The text's vector, of length one, or null where there is none: the model is off or failed on
   * this text, or the text is blank.
   */
  float[] embed(String text);

  @Override
  default void close() {}
}
