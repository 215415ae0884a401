package dev.bactrian.index;

import java.io.IOException;
import java.util.Map;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.Directory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The session in force. Where a full disk ended it, a new one begins with the last commit: what was
 * put since then belongs to deliveries that are not done yet, and is put again with them.
 * Thread-safe.
 */
final class LuceneSessions {

  private static final Logger log = LoggerFactory.getLogger(LuceneSessions.class);

  private final Directory directory;
  private final FieldSimilarity similarity;
  private final Runnable onSetBack;
  private volatile Map<String, String> version;
  private volatile LuceneSession session;
  private volatile boolean setBack;
  private volatile boolean closed;

  /**
   * Begins the first one.
   *
   * @param version written into each commit
   * @param onSetBack run when a new one has to begin
   */
  LuceneSessions(
      Directory directory,
      IndexWriterConfig.OpenMode mode,
      FieldSimilarity similarity,
      Map<String, String> version,
      Runnable onSetBack)
      throws IOException {
    this.directory = directory;
    this.similarity = similarity;
    this.version = version;
    this.onSetBack = onSetBack;
    this.session = LuceneSession.open(directory, mode, similarity, version);
  }

  /**
   * The one in force; after {@link #close} the last one, which takes nothing more.
   *
   * @throws IOException if the disk fails still
   */
  LuceneSession now() throws IOException {
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
      onSetBack.run();
      setBack = true;
      session =
          LuceneSession.open(
              directory, IndexWriterConfig.OpenMode.CREATE_OR_APPEND, similarity, version);
    }
    return session;
  }

  /** What stands in each commit. */
  Map<String, String> version() {
    return version;
  }

  /**
   * Commits the index as one that is whole, and of this program's version.
   *
   * @throws IOException if the disk failed meanwhile, so that it is not
   */
  void makeWhole() throws IOException {
    if (setBack || !session.isAlive()) {
      throw new IOException("the disk failed while the index was built");
    }
    version = IndexVersion.current();
    session.writer().setLiveCommitData(version.entrySet());
    session.writer().commit();
  }

  void close() throws IOException {
    closed = true;
    session.close();
  }
}
