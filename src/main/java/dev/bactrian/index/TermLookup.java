package dev.bactrian.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermState;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/**
 * Where the terms of one search lie in the index: each is looked up in the dictionaries once,
 * though several measures and the query itself ask for it. That look-up is what a search costs
 * most. For the use of one search.
 */
final class TermLookup {

  private final IndexReader reader;
  private final Map<Field, TermsEnum[]> dictionaries = new EnumMap<>(Field.class);
  private final Map<Field, Map<String, Found>> found = new EnumMap<>(Field.class);

  /**
   * A term in the index.
   *
   * @param bytes as indexed
   * @param states its place in the dictionary of each leaf, null where it is not in there
   * @param documents how many documents have it, in all leaves
   * @param occurrences how often it stands in them
   */
  private record Found(BytesRef bytes, TermState[] states, int documents, long occurrences) {}

  TermLookup(IndexReader reader) {
    this.reader = reader;
  }

  /** Looks terms up in dictionary order, in which neighbours share the way. */
  void find(Field field, Collection<String> terms) throws IOException {
    Map<String, Found> known = found.computeIfAbsent(field, one -> new HashMap<>());
    List<BytesRef> missing = new ArrayList<>();
    for (String term : terms) {
      if (!known.containsKey(term)) {
        missing.add(new BytesRef(term));
      }
    }
    missing.sort(null);
    for (BytesRef term : missing) {
      known.put(term.utf8ToString(), look(field, term));
    }
  }

  /** How many documents have the term, deleted ones too. */
  int documents(Field field, String term) throws IOException {
    return found(field, term).documents();
  }

  /** A query for the term that need not look it up again. */
  TermQuery query(Field field, String term) throws IOException {
    Found place = found(field, term);
    TermStates states = new TermStates(reader.getContext());
    for (int leaf = 0; leaf < place.states().length; leaf++) {
      if (place.states()[leaf] != null) {
        states.register(place.states()[leaf], leaf);
      }
    }
    states.accumulateStatistics(place.documents(), place.occurrences());
    return new TermQuery(new Term(field.id(), place.bytes()), states);
  }

  /** The leaf's documents that have the term, or null if none has. */
  PostingsEnum postings(LeafReaderContext leaf, Field field, String term, PostingsEnum reused)
      throws IOException {
    Found place = found(field, term);
    TermState state = place.states()[leaf.ord];
    if (state == null) {
      return null;
    }
    TermsEnum dictionary = dictionaries(field)[leaf.ord];
    dictionary.seekExact(place.bytes(), state);
    return dictionary.postings(reused, PostingsEnum.FREQS);
  }

  private Found found(Field field, String term) throws IOException {
    Found place = found.computeIfAbsent(field, one -> new HashMap<>()).get(term);
    if (place == null) {
      find(field, List.of(term));
      place = found.get(field).get(term);
    }
    return place;
  }

  private Found look(Field field, BytesRef term) throws IOException {
    TermsEnum[] leaves = dictionaries(field);
    TermState[] states = new TermState[leaves.length];
    int documents = 0;
    long occurrences = 0;
    for (int leaf = 0; leaf < leaves.length; leaf++) {
      if (leaves[leaf] != null && leaves[leaf].seekExact(term)) {
        states[leaf] = leaves[leaf].termState();
        documents += leaves[leaf].docFreq();
        occurrences += leaves[leaf].totalTermFreq();
      }
    }
    return new Found(term, states, documents, occurrences);
  }

  private TermsEnum[] dictionaries(Field field) throws IOException {
    TermsEnum[] leaves = dictionaries.get(field);
    if (leaves == null) {
      leaves = new TermsEnum[reader.leaves().size()];
      for (LeafReaderContext leaf : reader.leaves()) {
        Terms terms = leaf.reader().terms(field.id());
        leaves[leaf.ord] = terms == null ? null : terms.iterator();
      }
      dictionaries.put(field, leaves);
    }
    return leaves;
  }
}
