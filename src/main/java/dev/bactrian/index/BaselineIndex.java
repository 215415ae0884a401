package dev.bactrian.index;

import dev.bactrian.report.Post;
import dev.bactrian.report.ReportKey;
import java.io.Closeable;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.queries.mlt.MoreLikeThis;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.SingleInstanceLockFactory;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.QueryBuilder;

/**
 * The same reports in an index without any idea of ours: title and body in one field, English
 * words, Lucene's own settings. Lives in memory. Not thread-safe.
 */
public final class BaselineIndex implements Closeable {

  private static final String WORDS = "words";

  /** Lucene refuses queries of more clauses than 1024; so many words are asked for. */
  private static final int LONGEST_QUERY = 4_000;

  private final Analyzer analyzer = new EnglishAnalyzer();
  private final IndexWriter writer;
  private final SearcherManager searchers;
  private final List<Title> titles = new ArrayList<>();

  /** A report's title in small letters. */
  private record Title(ReportKey key, String letters) {}

  public BaselineIndex() {
    try {
      writer =
          new IndexWriter(
              new ByteBuffersDirectory(
                  new SingleInstanceLockFactory(),
                  ByteBuffersDataOutput::new,
                  ByteBuffersDirectory.OUTPUT_AS_BYTE_ARRAY),
              new IndexWriterConfig(analyzer));
      searchers = new SearcherManager(writer, new SearcherFactory());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds a report; each only once. */
  public void put(Post post) {
    Document document = new Document();
    document.add(new TextField(WORDS, words(post), Store.NO));
    document.add(new BinaryDocValuesField(Documents.KEY, new BytesRef(post.key().toString())));
    try {
      writer.addDocument(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    titles.add(new Title(post.key(), letters(post)));
  }

  /** The nearest of all reports put so far, best first. */
  public List<ReportKey> rank(Baseline baseline, Post post, int most) {
    if (baseline == Baseline.TITLE_EDITS) {
      return byTitle(post, most);
    }
    try {
      searchers.maybeRefreshBlocking();
      IndexSearcher searcher = searchers.acquire();
      try {
        Query query = baseline == Baseline.BM25 ? bm25(post) : moreLikeThis(searcher, post);
        List<ReportKey> ranked = new ArrayList<>();
        for (ScoreDoc one : searcher.search(query, most).scoreDocs) {
          ranked.add(Documents.keyOf(searcher.getIndexReader(), one.doc));
        }
        return ranked;
      } finally {
        searchers.release(searcher);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Query bm25(Post post) {
    String words = words(post);
    Query query =
        new QueryBuilder(analyzer)
            .createBooleanQuery(WORDS, words.substring(0, Math.min(words.length(), LONGEST_QUERY)));
    return query == null ? new MatchNoDocsQuery() : query;
  }

  private Query moreLikeThis(IndexSearcher searcher, Post post) throws IOException {
    MoreLikeThis like = new MoreLikeThis(searcher.getIndexReader());
    like.setAnalyzer(analyzer);
    like.setFieldNames(new String[] {WORDS});
    return like.like(WORDS, new StringReader(words(post)));
  }

  private List<ReportKey> byTitle(Post post, int most) {
    TitleEdits edits = new TitleEdits(letters(post));
    record Near(ReportKey key, double share) {}
    return titles.stream()
        .map(title -> new Near(title.key(), edits.share(title.letters())))
        .sorted(Comparator.comparingDouble(Near::share))
        .limit(most)
        .map(Near::key)
        .toList();
  }

  private static String words(Post post) {
    return post.title() + "\n" + post.body();
  }

  private static String letters(Post post) {
    return post.title().toLowerCase(Locale.ROOT).strip();
  }

  @Override
  public void close() {
    try {
      searchers.close();
      writer.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
