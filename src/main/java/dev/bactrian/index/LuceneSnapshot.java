package dev.bactrian.index;

import dev.bactrian.report.ReportKey;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;

/** Searches one point-in-time reader. */
final class LuceneSnapshot implements Snapshot {

  private final IndexSearcher searcher;
  private final FieldSimilarity similarity;
  private final EntryCache entries;
  private final Closeable release;

  /**
   * @param release called once the snapshot is no longer needed
   */
  LuceneSnapshot(
      IndexSearcher searcher, FieldSimilarity similarity, EntryCache entries, Closeable release) {
    this.searcher = searcher;
    this.similarity = similarity;
    this.entries = entries;
    this.release = release;
  }

  @Override
  public Pool search(Entry query, Scope scope, int most) {
    try {
      Measuring measuring = new Measuring(searcher, similarity, query.terms());
      Query filter = Documents.filter(scope);
      Map<Road, ScoreDoc[]> roads = new EnumMap<>(Road.class);
      roads.put(Road.TEXT, top(measuring, filter, most, Fusion.TEXT));
      roads.put(Road.TRACE, top(measuring, filter, most, Fusion.TRACE));
      roads.put(Road.MEANING, nearest(query, filter, most));
      return pool(query, measuring, roads, most);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ScoreDoc[] top(Measuring measuring, Query filter, int most, Map<Measure, Float> measures)
      throws IOException {
    BooleanQuery.Builder terms = new BooleanQuery.Builder();
    int clauses = 0;
    for (Map.Entry<Measure, Float> measure : measures.entrySet()) {
      for (QueryTerms.Chosen chosen : measuring.terms(measure.getKey())) {
        Query term = measuring.query(measure.getKey(), chosen);
        terms.add(new BoostQuery(term, chosen.weight() * measure.getValue()), Occur.SHOULD);
        clauses++;
      }
    }
    if (clauses == 0) {
      return new ScoreDoc[0];
    }
    Query all =
        new BooleanQuery.Builder().add(terms.build(), Occur.MUST).add(filter, Occur.FILTER).build();
    return searcher.search(all, most).scoreDocs;
  }

  private ScoreDoc[] nearest(Entry query, Query filter, int most) throws IOException {
    if (!query.hasVector()) {
      return new ScoreDoc[0];
    }
    TopDocs found =
        searcher.search(
            new KnnFloatVectorQuery(Documents.MEANING, query.meaning().whole(), most, filter),
            most);
    return found.scoreDocs;
  }

  private Pool pool(Entry query, Measuring measuring, Map<Road, ScoreDoc[]> roads, int most)
      throws IOException {
    Map<Integer, Map<Road, Integer>> ranks = new TreeMap<>();
    roads.forEach(
        (road, found) -> {
          for (int i = 0; i < found.length; i++) {
            ranks.computeIfAbsent(found[i].doc, doc -> new EnumMap<>(Road.class)).put(road, i + 1);
          }
        });
    int[] documents = ranks.keySet().stream().mapToInt(Integer::intValue).toArray();
    Map<Measure, Double> self = new EnumMap<>(Measure.class);
    Map<Measure, double[]> scores = new EnumMap<>(Measure.class);
    for (Measure measure : Measure.values()) {
      self.put(measure, measuring.self(measure));
      scores.put(measure, measuring.of(measure, documents));
    }
    Entry[] candidates = new Entry[documents.length];
    double[] cosines = new double[documents.length];
    for (int i = 0; i < documents.length; i++) {
      candidates[i] = entries.of(searcher, documents[i]);
      cosines[i] = query.cosine(candidates[i]);
    }
    double[] fused = Fusion.of(scores, cosines);
    List<Hit> hits = new ArrayList<>();
    for (int i = 0; i < documents.length; i++) {
      double[] measures = new double[Measure.values().length];
      for (Map.Entry<Measure, double[]> score : scores.entrySet()) {
        measures[score.getKey().ordinal()] = score.getValue()[i];
      }
      hits.add(
          new Hit(
              candidates[i],
              measures,
              ranks.get(documents[i]),
              cosines[i],
              query.meaning().titleCosine(candidates[i].meaning()),
              fused[i]));
    }
    // Equal scores: the later report first, so that the order never hangs on segments.
    hits.sort(
        Comparator.comparingDouble((Hit hit) -> -hit.fused())
            .thenComparing(
                hit -> hit.entry().report().post().createdAt(), Comparator.reverseOrder())
            .thenComparing(hit -> hit.entry().key()));
    return new Pool(query, hits.subList(0, Math.min(most, hits.size())), self);
  }

  Optional<Entry> get(ReportKey key) {
    try {
      TopDocs found = searcher.search(new TermQuery(Documents.key(key)), 1);
      return found.scoreDocs.length == 0
          ? Optional.empty()
          : Optional.of(entries.of(searcher, found.scoreDocs[0].doc));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Optional<Entry> find(String repository, int number) {
    try {
      // A number is in as many documents as there are repositories, at most.
      for (ScoreDoc one :
          searcher.search(Documents.number(number), Math.max(1, size())).scoreDocs) {
        Entry entry = entries.of(searcher, one.doc);
        if (entry.report().post().repository().equalsIgnoreCase(repository)) {
          return Optional.of(entry);
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int size() {
    return searcher.getIndexReader().numDocs();
  }

  @Override
  public List<MatchedTerm> explain(Entry query, ReportKey candidate) {
    try {
      TopDocs found = searcher.search(new TermQuery(Documents.key(candidate)), 1);
      List<MatchedTerm> matched = new ArrayList<>();
      if (found.scoreDocs.length > 0) {
        Measuring measuring = new Measuring(searcher, similarity, query.terms());
        for (Measure measure : Measure.values()) {
          matched.addAll(measuring.matched(measure, found.scoreDocs[0].doc));
        }
      }
      matched.sort(Comparator.comparingDouble(term -> -term.score()));
      return List.copyOf(matched);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      release.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
