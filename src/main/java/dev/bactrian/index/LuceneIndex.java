package dev.bactrian.index;

import dev.bactrian.report.ReportKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.SingleInstanceLockFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The index in Lucene, on disk or in memory. */
public final class LuceneIndex implements ReportIndex {

  private static final Logger log = LoggerFactory.getLogger(LuceneIndex.class);

  private final Directory directory;
  private final FieldSimilarity similarity = new FieldSimilarity();
  private final EntryCache entries = new EntryCache();
  private volatile LuceneSession session;
  private volatile boolean closed;

  LuceneIndex(Directory directory, IndexWriterConfig.OpenMode mode, String where)
      throws IOException {
    this.directory = directory;
    if (mode != IndexWriterConfig.OpenMode.CREATE && DirectoryReader.indexExists(directory)) {
      check(where);
    }
    this.session = LuceneSession.open(directory, mode, similarity);
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
    try {
      empty(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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

  /** Lucene itself reads what it is to replace, and so refuses where that is damaged. */
  private static void empty(Path folder) throws IOException {
    try (Directory directory = FSDirectory.open(folder);
        Lock lock = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
      for (String file : directory.listAll()) {
        if (!file.equals(IndexWriter.WRITE_LOCK_NAME)) {
          lock.ensureValid();
          directory.deleteFile(file);
        }
      }
    }
  }

  private void check(String where) throws IOException {
    try (DirectoryReader reader = DirectoryReader.open(directory)) {
      IndexVersion.check(reader, where);
      // Every byte against its checksum: Lucene itself looks at most files only when it merges.
      for (LeafReaderContext leaf : reader.leaves()) {
        leaf.reader().checkIntegrity();
      }
    }
  }

  /**
   * The session in force. Where a full disk ended it, a new one begins with the last commit: what
   * was put since then belongs to deliveries that are not done yet, and is put again with them.
   */
  private LuceneSession session() throws IOException {
    LuceneSession now = session;
    return now.isAlive() || closed ? now : reopened();
  }

  private synchronized LuceneSession reopened() throws IOException {
    LuceneSession last = session;
    if (!last.isAlive() && !closed) {
      log.warn(
          "the disk failed under the index ({}); it goes on from what was committed last",
          String.valueOf(last.writer().getTragicException()));
      last.searchers().close();
      entries.forgetAll();
      session =
          LuceneSession.open(directory, IndexWriterConfig.OpenMode.CREATE_OR_APPEND, similarity);
    }
    return session;
  }

  @Override
  public void put(Entry entry) {
    try {
      Document document = Documents.of(entry, entries.encoded(entry));
      session().writer().updateDocument(Documents.key(entry.key()), document);
      entries.put(entry);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void delete(ReportKey key) {
    try {
      session().writer().deleteDocuments(Documents.key(key));
      entries.forget(key);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void deleteRepository(long repository) {
    try {
      session().writer().deleteDocuments(Documents.repository(repository));
      entries.forgetRepository(repository);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void keepOnly(Set<Long> repositories) {
    deleteAll(Documents.notOf(repositories));
  }

  @Override
  public void keepOnly(long repository, Set<ReportKey> reports) {
    deleteAll(Documents.notAmong(repository, reports));
  }

  private void deleteAll(Query query) {
    try {
      session().writer().deleteDocuments(query);
      entries.forgetAll();
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
    try {
      return session().writer().getDocStats().numDocs;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public LuceneSnapshot snapshot() {
    try {
      SearcherManager searchers = session().searchers();
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
      IndexWriter writer = session().writer();
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
      closed = true;
      session.close();
      directory.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
