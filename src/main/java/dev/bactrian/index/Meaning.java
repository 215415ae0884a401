package dev.bactrian.index;

import dev.bactrian.report.Report;
import java.nio.ByteBuffer;

/**
 * What a report means, as the embedding model sees it: all of it, and its title alone. A title
 * names the bug in a few words, where the rest of a report often drowns it. Immutable.
 */
public final class Meaning {

  /** Of a report that no model read. */
  public static final Meaning NONE = new Meaning(null, null);

  private final float[] whole;
  private final float[] title;

  private Meaning(float[] whole, float[] title) {
    this.whole = whole;
    this.title = title;
  }

  /** Runs the model on the report; parts that it has no vector for are left out. */
  public static Meaning of(Report report, Embedder embedder) {
    float[] whole = embedder.embed(EmbeddedText.of(report));
    return whole == null ? NONE : new Meaning(whole, embedder.embed(report.post().title()));
  }

  boolean isKnown() {
    return whole != null;
  }

  /** The vector of the whole report, for the index; not copied. Null if there is none. */
  float[] whole() {
    return whole;
  }

  /** Cosine of the two reports; 0 where one has no vector. */
  double cosine(Meaning other) {
    return cosine(whole, other.whole);
  }

  /** Cosine of the two titles; 0 where one has no vector. */
  double titleCosine(Meaning other) {
    return cosine(title, other.title);
  }

  private static double cosine(float[] one, float[] other) {
    if (one == null || other == null) {
      return 0;
    }
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }

  /** One vector behind the other. */
  byte[] bytes() {
    ByteBuffer buffer =
        ByteBuffer.allocate((title == null ? 1 : 2) * Embedder.DIMENSIONS * Float.BYTES);
    buffer.asFloatBuffer().put(whole);
    if (title != null) {
      buffer.position(Embedder.DIMENSIONS * Float.BYTES).slice().asFloatBuffer().put(title);
    }
    return buffer.array();
  }

  /** What {@link #bytes} wrote. */
  static Meaning read(byte[] bytes, int offset, int length) {
    int size = Embedder.DIMENSIONS * Float.BYTES;
    return new Meaning(vector(bytes, offset), length > size ? vector(bytes, offset + size) : null);
  }

  private static float[] vector(byte[] bytes, int offset) {
    float[] vector = new float[Embedder.DIMENSIONS];
    ByteBuffer.wrap(bytes, offset, vector.length * Float.BYTES).asFloatBuffer().get(vector);
    return vector;
  }
}
