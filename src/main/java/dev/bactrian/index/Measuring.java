package dev.bactrian.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.similarities.Similarity.SimScorer;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.SmallFloat;

/**
 * Scores some documents, not all, by one measure: walks the postings of the report's terms over
 * those documents. For the use of one search.
 */
final class Measuring {

  private final IndexSearcher searcher;
  private final FieldSimilarity similarity;
  private final Terms query;
  private final TermLookup lookup;
  private final Map<Measure, List<Scored>> termsOf = new EnumMap<>(Measure.class);

  /** A term with the function that scores its frequency in a document. */
  private record Scored(QueryTerms.Chosen chosen, SimScorer scorer) {}

  Measuring(IndexSearcher searcher, FieldSimilarity similarity, Terms query) {
    this.searcher = searcher;
    this.similarity = similarity;
    this.query = query;
    this.lookup = new TermLookup(searcher.getIndexReader());
  }

  /** A query for one of the measure's terms. */
  TermQuery query(Measure measure, QueryTerms.Chosen chosen) throws IOException {
    return lookup.query(measure.searched(), chosen.term());
  }

  /** The terms that the measure asks for, strongest first. */
  List<QueryTerms.Chosen> terms(Measure measure) throws IOException {
    return scored(measure).stream().map(Scored::chosen).toList();
  }

  private List<Scored> scored(Measure measure) throws IOException {
    List<Scored> known = termsOf.get(measure);
    if (known == null) {
      known = new ArrayList<>();
      String field = measure.searched().id();
      CollectionStatistics statistics = searcher.collectionStatistics(field);
      if (statistics != null) {
        Map<String, Integer> asked = asked(measure);
        for (QueryTerms.Chosen chosen :
            QueryTerms.choose(
                lookup,
                searcher.getIndexReader().maxDoc(),
                asked,
                measure.searched(),
                measure.mostTerms())) {
          TermStatistics term =
              new TermStatistics(
                  new BytesRef(chosen.term()), chosen.documents(), chosen.documents());
          known.add(
              new Scored(
                  chosen,
                  similarity.of(measure.searched()).scorer(chosen.weight(), statistics, term)));
        }
      }
      termsOf.put(measure, known);
    }
    return known;
  }

  /** Where a long text is looked for in another field, only its telling terms are. */
  private Map<String, Integer> asked(Measure measure) throws IOException {
    Map<String, Integer> all = query.of(measure.asked());
    if (measure.asked() != Field.TEXT || measure.searched() == Field.TEXT) {
      return all;
    }
    Map<String, Integer> telling = new LinkedHashMap<>();
    for (QueryTerms.Chosen chosen : terms(Measure.TEXT_IN_TEXT)) {
      telling.put(chosen.term(), all.get(chosen.term()));
    }
    return telling;
  }

  /** What a perfect copy of the report would get. */
  double self(Measure measure) throws IOException {
    Map<String, Integer> own = query.of(measure.searched());
    long norm = SmallFloat.intToByte4(query.length(measure.searched()));
    double sum = 0;
    for (Scored term : scored(measure)) {
      int frequency = own.getOrDefault(term.chosen().term(), 0);
      sum += frequency == 0 ? 0 : term.scorer().score(frequency, norm);
    }
    return sum;
  }

  /** Scores of the documents, which are in rising order. */
  double[] of(Measure measure, int[] documents) throws IOException {
    double[] scores = new double[documents.length];
    List<Scored> terms = scored(measure);
    int from = 0;
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      int to = from;
      while (to < documents.length && documents[to] < leaf.docBase + leaf.reader().maxDoc()) {
        to++;
      }
      if (to > from && !terms.isEmpty()) {
        leaf(leaf, measure, terms, documents, from, to, scores);
      }
      from = to;
    }
    return scores;
  }

  private void leaf(
      LeafReaderContext leaf,
      Measure measure,
      List<Scored> terms,
      int[] documents,
      int from,
      int to,
      double[] scores)
      throws IOException {
    long[] norms = norms(leaf, measure, documents, from, to);
    PostingsEnum reused = null;
    for (Scored term : terms) {
      PostingsEnum postings =
          lookup.postings(leaf, measure.searched(), term.chosen().term(), reused);
      if (postings == null) {
        continue;
      }
      reused = postings;
      for (int i = from; i < to; i++) {
        int document = documents[i] - leaf.docBase;
        int at = postings.docID() < document ? postings.advance(document) : postings.docID();
        if (at == document) {
          scores[i] += term.scorer().score(postings.freq(), norms[i - from]);
        } else if (at == PostingsEnum.NO_MORE_DOCS) {
          break;
        }
      }
    }
  }

  private static long[] norms(
      LeafReaderContext leaf, Measure measure, int[] documents, int from, int to)
      throws IOException {
    long[] norms = new long[to - from];
    NumericDocValues values = leaf.reader().getNormValues(measure.searched().id());
    for (int i = from; i < to; i++) {
      norms[i - from] =
          values != null && values.advanceExact(documents[i] - leaf.docBase)
              ? values.longValue()
              : 1;
    }
    return norms;
  }

  /** The terms that one document shares, with their parts of the score. */
  List<MatchedTerm> matched(Measure measure, int document) throws IOException {
    List<MatchedTerm> matched = new ArrayList<>();
    for (Scored term : scored(measure)) {
      for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
        int local = document - leaf.docBase;
        if (local < 0 || local >= leaf.reader().maxDoc()) {
          continue;
        }
        PostingsEnum postings =
            lookup.postings(leaf, measure.searched(), term.chosen().term(), null);
        if (postings != null && postings.advance(local) == local) {
          long norm = norms(leaf, measure, new int[] {document}, 0, 1)[0];
          matched.add(
              new MatchedTerm(
                  measure, term.chosen().term(), term.scorer().score(postings.freq(), norm)));
        }
      }
    }
    return matched;
  }
}
