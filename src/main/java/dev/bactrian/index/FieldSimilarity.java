package dev.bactrian.index;

import java.util.EnumMap;
import java.util.Map;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.PerFieldSimilarityWrapper;
import org.apache.lucene.search.similarities.Similarity;

/** BM25 with the constants of each {@link Field}. */
final class FieldSimilarity extends PerFieldSimilarityWrapper {

  private final Map<Field, Similarity> byField = new EnumMap<>(Field.class);
  private final Similarity other = new BM25Similarity();

  FieldSimilarity() {
    for (Field field : Field.values()) {
      byField.put(field, new BM25Similarity(field.k1, field.b));
    }
  }

  Similarity of(Field field) {
    return byField.get(field);
  }

  @Override
  public Similarity get(String name) {
    for (Map.Entry<Field, Similarity> entry : byField.entrySet()) {
      if (entry.getKey().id().equals(name)) {
        return entry.getValue();
      }
    }
    return other;
  }
}
