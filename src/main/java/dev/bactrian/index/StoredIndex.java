package dev.bactrian.index;

import dev.bactrian.report.ReportKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/**
 * An index on disk as it was last committed, for reading only: it takes no lock and writes nothing,
 * so another process may go on writing.
 */
public final class StoredIndex implements SearchableIndex {

  private final Directory directory;
  private final DirectoryReader reader;
  private final IndexSearcher searcher;
  private final FieldSimilarity similarity = new FieldSimilarity();
  private final EntryCache entries = new EntryCache();

  private StoredIndex(Directory directory, DirectoryReader reader) {
    this.directory = directory;
    this.reader = reader;
    this.searcher = new IndexSearcher(reader);
    searcher.setSimilarity(similarity);
  }

  /**
   * Opens what the folder holds.
   *
   * @throws IOException if it holds no index, or the disk fails
   * @throws IndexVersionException if it is of a format that this program does not read
   */
  static StoredIndex open(Path folder) throws IOException {
    Directory directory = FSDirectory.open(folder);
    DirectoryReader reader = null;
    try {
      reader = DirectoryReader.open(directory);
      var version = reader.getIndexCommit().getUserData();
      if (!IndexVersion.isReadable(version)) {
        throw IndexVersion.differs(folder.toString(), version);
      }
      return new StoredIndex(directory, reader);
    } catch (IOException | RuntimeException e) {
      if (reader != null) {
        reader.close();
      }
      directory.close();
      if (e instanceof IndexNotFoundException) {
        throw new IOException("there is no index in " + folder, e);
      }
      throw e;
    }
  }

  @Override
  public Optional<Entry> get(ReportKey key) {
    return snapshot().get(key);
  }

  @Override
  public Optional<Entry> find(String repository, int number) {
    return snapshot().find(repository, number);
  }

  @Override
  public int size() {
    return reader.numDocs();
  }

  @Override
  public LuceneSnapshot snapshot() {
    return new LuceneSnapshot(searcher, similarity, entries, () -> {});
  }

  @Override
  public void close() {
    try {
      reader.close();
      directory.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
