package dev.bactrian.index;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.bactrian.report.ReportKey;
import dev.bactrian.signature.Signer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
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
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;

/** The index in Lucene, on disk or in memory. */
public final class LuceneIndex implements ReportIndex {

  /** Counts up whenever documents are written in another shape. */
  private static final int FORMAT = 1;

  /** Entries kept decoded: a pool of 200 is read for each search. */
  private static final int CACHED = 20_000;

  private final Directory directory;
  private final IndexWriter writer;
  private final SearcherManager searchers;
  private final FieldSimilarity similarity = new FieldSimilarity();
  private final EntryCodec codec = new EntryCodec();
  private final Cache<ReportKey, Entry> cache =
      Caffeine.newBuilder().maximumSize(CACHED).softValues().build();

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
    writer.setLiveCommitData(version().entrySet());
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
          new ByteBuffersDirectory(), IndexWriterConfig.OpenMode.CREATE, "memory");
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

  private static Map<String, String> version() {
    return Map.of(
        "format", Integer.toString(FORMAT), "signatures", Integer.toString(Signer.VERSION));
  }

  private void check(String where) throws IOException {
    try (DirectoryReader reader = DirectoryReader.open(directory)) {
      Map<String, String> found = reader.getIndexCommit().getUserData();
      if (!found.equals(version())) {
        throw new IndexVersionException(where, words(found), words(version()));
      }
    }
  }

  private static String words(Map<String, String> version) {
    return "format "
        + version.getOrDefault("format", "unknown")
        + " and signatures "
        + version.getOrDefault("signatures", "unknown");
  }

  FieldSimilarity similarity() {
    return similarity;
  }

  @Override
  public void put(Entry entry) {
    try {
      Document document = Documents.of(entry, codec.write(entry));
      writer.updateDocument(Documents.key(entry.key()), document);
      cache.put(entry.key(), entry.bare());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void delete(ReportKey key) {
    try {
      writer.deleteDocuments(Documents.key(key));
      cache.invalidate(key);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void deleteRepository(long repository) {
    try {
      writer.deleteDocuments(Documents.repository(repository));
      cache.asMap().keySet().removeIf(key -> key.repository() == repository);
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
  public int size() {
    return writer.getDocStats().numDocs;
  }

  @Override
  public LuceneSnapshot snapshot() {
    try {
      searchers.maybeRefreshBlocking();
      return new LuceneSnapshot(this, searchers);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The entry of a document, decoded once. */
  Entry entry(IndexSearcher searcher, int document) throws IOException {
    ReportKey key = Documents.keyOf(searcher.getIndexReader(), document);
    Entry known = cache.getIfPresent(key);
    if (known == null) {
      Document found = searcher.storedFields().document(document);
      BytesRef bytes = found.getBinaryValue(Documents.ENTRY);
      BytesRef vector = found.getBinaryValue(Documents.VECTOR_BYTES);
      known =
          codec.read(
              bytes.bytes,
              bytes.offset,
              bytes.length,
              vector == null
                  ? null
                  : EntryCodec.vector(vector.bytes, vector.offset, vector.length));
      cache.put(key, known);
    }
    return known;
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
