package dev.bactrian.index;

import dev.bactrian.report.ReportKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LogDocMergePolicy;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.SingleInstanceLockFactory;

/** The index in Lucene, on disk or in memory. */
public final class LuceneIndex implements ReportIndex {

  private final Directory directory;
  private final IndexWriter writer;
  private final SearcherManager searchers;
  private final FieldSimilarity similarity = new FieldSimilarity();
  private final EntryCache entries = new EntryCache();

  private LuceneIndex(Directory directory, IndexWriterConfig.OpenMode mode, String where)
      throws IOException {
    this.directory = directory;
    IndexWriterConfig config = new IndexWriterConfig(new KeywordAnalyzer());
    config.setOpenMode(mode);
    config.setSimilarity(similarity);
    // Merges neighbours only, so that documents stay in the order in which they came.
    LogDocMergePolicy merges = new LogDocMergePolicy();
    merges.setMergeFactor(6);
    config.setMergePolicy(merges);
    if (mode != IndexWriterConfig.OpenMode.CREATE && DirectoryReader.indexExists(directory)) {
      check(where);
    }
    this.writer = new IndexWriter(directory, config);
    writer.setLiveCommitData(IndexVersion.current().entrySet());
    this.searchers =
        new SearcherManager(
            writer,
            new SearcherFactory() {
              @Override
              public IndexSearcher newSearcher(
                  org.apache.lucene.index.IndexReader reader,
                  org.apache.lucene.index.IndexReader previous) {
                IndexSearcher searcher = new IndexSearcher(reader);
                searcher.setSimilarity(similarity);
                // Filters change with every report: caching them gains nothing.
                searcher.setQueryCache(null);
                return searcher;
              }
            });
  }

  /**
   * Opens the index in that folder, or begins one.
   *
   * @throws IndexVersionException if it was written by another version
   */
  public static LuceneIndex open(Path folder) {
    return create(folder, IndexWriterConfig.OpenMode.CREATE_OR_APPEND);
  }

  /** Begins an empty index in that folder, whatever is there. */
  public static LuceneIndex rebuild(Path folder) {
    return create(folder, IndexWriterConfig.OpenMode.CREATE);
  }

  /** An index that lives as long as the process. */
  public static LuceneIndex inMemory() {
    try {
      return new LuceneIndex(
          // One array a file: read several times as fast as the many buffers of the default.
          new ByteBuffersDirectory(
              new SingleInstanceLockFactory(),
              ByteBuffersDataOutput::new,
              ByteBuffersDirectory.OUTPUT_AS_BYTE_ARRAY),
          IndexWriterConfig.OpenMode.CREATE,
          "memory");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static LuceneIndex create(Path folder, IndexWriterConfig.OpenMode mode) {
    try {
      return new LuceneIndex(FSDirectory.open(folder), mode, folder.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void check(String where) throws IOException {
    try (DirectoryReader reader = DirectoryReader.open(directory)) {
      IndexVersion.check(reader, where);
    }
  }

  @Override
  public void put(Entry entry) {
    try {
      Document document = Documents.of(entry, entries.encoded(entry));
      writer.updateDocument(Documents.key(entry.key()), document);
      entries.put(entry);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void delete(ReportKey key) {
    try {
      writer.deleteDocuments(Documents.key(key));
      entries.forget(key);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void deleteRepository(long repository) {
    try {
      writer.deleteDocuments(Documents.repository(repository));
      entries.forgetRepository(repository);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Optional<Entry> get(ReportKey key) {
    try (LuceneSnapshot now = snapshot()) {
      return now.get(key);
    }
  }

  @Override
  public Optional<Entry> find(String repository, int number) {
    try (LuceneSnapshot now = snapshot()) {
      return now.find(repository, number);
    }
  }

  @Override
  public int size() {
    return writer.getDocStats().numDocs;
  }

  @Override
  public LuceneSnapshot snapshot() {
    try {
      searchers.maybeRefreshBlocking();
      IndexSearcher searcher = searchers.acquire();
      return new LuceneSnapshot(searcher, similarity, entries, () -> searchers.release(searcher));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void commit() {
    try {
      if (writer.hasUncommittedChanges()) {
        writer.commit();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      searchers.close();
      writer.close();
      directory.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
