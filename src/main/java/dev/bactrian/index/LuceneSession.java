package dev.bactrian.index;

import java.io.IOException;
import java.util.Map;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LogDocMergePolicy;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;

/**
 * A writer and what reads from it. Lucene closes a writer for good when the disk fails under it
 * ({@link IndexWriter#getTragicException}); what comes then is a new session, which begins with the
 * last commit.
 */
record LuceneSession(IndexWriter writer, SearcherManager searchers) {

  static LuceneSession open(
      Directory directory,
      IndexWriterConfig.OpenMode mode,
      FieldSimilarity similarity,
      Map<String, String> version)
      throws IOException {
    IndexWriterConfig config = new IndexWriterConfig(new KeywordAnalyzer());
    config.setOpenMode(mode);
    config.setSimilarity(similarity);
    // Merges neighbours only, so that documents stay in the order in which they came.
    LogDocMergePolicy merges = new LogDocMergePolicy();
    merges.setMergeFactor(6);
    config.setMergePolicy(merges);
    IndexWriter writer = new IndexWriter(directory, config);
    try {
      writer.setLiveCommitData(version.entrySet());
      return new LuceneSession(writer, new SearcherManager(writer, searching(similarity)));
    } catch (IOException | RuntimeException e) {
      writer.rollback();
      throw e;
    }
  }

  boolean isAlive() {
    return writer.isOpen();
  }

  /** Closes it with everything committed. */
  void close() throws IOException {
    searchers.close();
    writer.close();
  }

  private static SearcherFactory searching(FieldSimilarity similarity) {
    return new SearcherFactory() {
      @Override
      public IndexSearcher newSearcher(IndexReader reader, IndexReader previous) {
        IndexSearcher searcher = new IndexSearcher(reader);
        searcher.setSimilarity(similarity);
        // Filters change with every report: caching them gains nothing.
        searcher.setQueryCache(null);
        return searcher;
      }
    };
  }
}
