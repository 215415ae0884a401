package dev.bactrian.index;

import dev.bactrian.report.ReportKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.SingleInstanceLockFactory;

/** The index in Lucene, on disk or in memory. */
public final class LuceneIndex implements ReportIndex {

  private final Directory directory;
  private final FieldSimilarity similarity = new FieldSimilarity();
  private final EntryCache entries = new EntryCache();
  private final LuceneSessions sessions;

  LuceneIndex(Directory directory, IndexWriterConfig.OpenMode mode, String where)
      throws IOException {
    this(directory, mode, where, IndexVersion.current(), IndexVersion.current()::equals);
  }

  /**
   * @param beginning the version of an index that begins; one that is there keeps its own
   * @param fits which version may be there
   */
  private LuceneIndex(
      Directory directory,
      IndexWriterConfig.OpenMode mode,
      String where,
      Map<String, String> beginning,
      Predicate<Map<String, String>> fits)
      throws IOException {
    this.directory = directory;
    boolean there =
        mode != IndexWriterConfig.OpenMode.CREATE && DirectoryReader.indexExists(directory);
    this.sessions =
        new LuceneSessions(
            directory,
            mode,
            similarity,
            there ? IndexVersion.checked(directory, where, fits) : beginning,
            entries::forgetAll);
  }

  /**
   * Opens the index in that folder, or begins one.
   *
   * @throws IndexVersionException if it was written by another version
   */
  public static LuceneIndex open(Path folder) {
    return create(folder, IndexWriterConfig.OpenMode.CREATE_OR_APPEND);
  }

  /**
   * The same, but one of an older version is opened too, as long as its documents can be read: it
   * stays of that version.
   *
   * @throws IndexVersionException if they can't
   */
  static LuceneIndex openOlder(Path folder) throws IOException {
    return new LuceneIndex(
        FSDirectory.open(folder),
        IndexWriterConfig.OpenMode.CREATE_OR_APPEND,
        folder.toString(),
        IndexVersion.current(),
        IndexVersion::isReadable);
  }

  /** Begins one that counts as whole only after {@link #makeWhole}. */
  static LuceneIndex unfinished(Path folder) throws IOException {
    return new LuceneIndex(
        FSDirectory.open(folder),
        IndexWriterConfig.OpenMode.CREATE,
        folder.toString(),
        IndexVersion.unfinished(),
        found -> false);
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
  static void empty(Path folder) throws IOException {
    try (Directory directory = FSDirectory.open(folder);
        Lock lock = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
      for (String file : directory.listAll()) {
        if (!file.equals(IndexWriter.WRITE_LOCK_NAME)
            && Files.isRegularFile(folder.resolve(file))) {
          lock.ensureValid();
          directory.deleteFile(file);
        }
      }
    }
  }

  /** Null if it is of the version that this program writes; else what version it is of. */
  String outdated() {
    Map<String, String> version = sessions.version();
    return version.equals(IndexVersion.current()) ? null : IndexVersion.outdated(version);
  }

  /**
   * Commits it as one that is whole.
   *
   * @throws IOException if the disk failed meanwhile, so that it is not
   */
  void makeWhole() throws IOException {
    sessions.makeWhole();
  }

  @Override
  public void put(Entry entry) {
    try {
      Document document = Documents.of(entry, entries.encoded(entry));
      sessions.now().writer().updateDocument(Documents.key(entry.key()), document);
      entries.put(entry);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void delete(ReportKey key) {
    try {
      sessions.now().writer().deleteDocuments(Documents.key(key));
      entries.forget(key);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void deleteRepository(long repository) {
    try {
      sessions.now().writer().deleteDocuments(Documents.repository(repository));
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
      sessions.now().writer().deleteDocuments(query);
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
      return sessions.now().writer().getDocStats().numDocs;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public LuceneSnapshot snapshot() {
    try {
      SearcherManager searchers = sessions.now().searchers();
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
      IndexWriter writer = sessions.now().writer();
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
      sessions.close();
      directory.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
