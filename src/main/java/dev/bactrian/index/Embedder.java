package dev.bactrian.index;

/**
 * Turns a text into a vector whose cosine with another text's says how close their meanings are.
 * Implementations are thread-safe.
 */
public interface Embedder extends AutoCloseable {

  /** Length of every vector. */
  int DIMENSIONS = 384;

  /** Gives no vectors: everything else goes on without them. */
  Embedder OFF =
      new Embedder() {
        @Override
        public float[] embed(String text) {
          return null;
        }

        @Override
        public boolean isOn() {
          return false;
        }
      };

  /**
   * The text's vector, of length one, or null where there is none: the model is off or failed on
   * this text, or the text is blank.
   */
  float[] embed(String text);

  /** Whether there is a model behind it. */
  default boolean isOn() {
    return true;
  }

  @Override
  default void close() {}
}
