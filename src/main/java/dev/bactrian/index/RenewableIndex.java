package dev.bactrian.index;

import dev.bactrian.report.ReportKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An index that answers while another is built beside it, and that gives way to it at one moment.
 * What changes meanwhile is written to both; what is killed meanwhile begins again with the one
 * that answers.
 */
public final class RenewableIndex implements ReportIndex {

  private static final Logger log = LoggerFactory.getLogger(RenewableIndex.class);

  private final Generations generations;

  /** Read to use what the fields name, written to change them. */
  private final ReadWriteLock changing = new ReentrantReadWriteLock();

  private Path place;
  private LuceneIndex answering;
  private Renewal renewal;

  RenewableIndex(Generations generations, Path place, LuceneIndex answering) {
    this.generations = generations;
    this.place = place;
    this.answering = answering;
  }

  /**
   * Begins an empty index beside this one.
   *
   * @throws IOException if the disk fails
   * @throws IllegalStateException if one is being built
   */
  public Renewal renew() throws IOException {
    return locked(
        changing.writeLock(),
        () -> {
          if (renewal != null) {
            throw new IllegalStateException("a new index is being built already");
          }
          Path beside = generations.next();
          renewal = new Renewal(beside, LuceneIndex.unfinished(beside));
          return renewal;
        });
  }

  /** The index that is built. Closed before it was finished, it is thrown away. */
  public final class Renewal implements AutoCloseable {

    private final Path beside;
    private final LuceneIndex next;

    private Renewal(Path beside, LuceneIndex next) {
      this.beside = beside;
      this.next = next;
    }

    /** To be filled with what is stored. */
    public ReportIndex index() {
      return next;
    }

    /**
     * From now on it answers, and the one before is deleted.
     *
     * @throws IOException if the disk failed; then the one before goes on
     */
    public void finish() throws IOException {
      // What is left to write when the others wait is little.
      next.commit();
      Runnable rest =
          locked(
              changing.writeLock(),
              () -> {
                next.makeWhole();
                LuceneIndex last = answering;
                Path before = place;
                answering = next;
                place = beside;
                renewal = null;
                return () -> discard(last, before);
              });
      rest.run();
    }

    @Override
    public void close() throws IOException {
      boolean finished =
          locked(
              changing.writeLock(),
              () -> {
                boolean done = renewal != this;
                renewal = done ? renewal : null;
                return done;
              });
      if (!finished) {
        discard(next, beside);
      }
    }
  }

  /** Searches that began in it go on: what they read stays until they let go of it. */
  private void discard(LuceneIndex index, Path where) {
    try {
      index.close();
      generations.delete(where);
    } catch (IOException | UncheckedIOException e) {
      log.warn("an index is left over, and deleted at the next start: {}", e.toString());
    }
  }

  @Override
  public void put(Entry entry) {
    change(index -> index.put(entry));
  }

  @Override
  public void delete(ReportKey key) {
    change(index -> index.delete(key));
  }

  @Override
  public void deleteRepository(long repository) {
    change(index -> index.deleteRepository(repository));
  }

  @Override
  public void keepOnly(Set<Long> repositories) {
    change(index -> index.keepOnly(repositories));
  }

  @Override
  public void keepOnly(long repository, Set<ReportKey> reports) {
    change(index -> index.keepOnly(repository, reports));
  }

  @Override
  public void commit() {
    // The one that is built is begun anew after a crash: what it holds need not survive one.
    read(
        index -> {
          index.commit();
          return null;
        });
  }

  @Override
  public Optional<Entry> get(ReportKey key) {
    return read(index -> index.get(key));
  }

  @Override
  public Optional<Entry> find(String repository, int number) {
    return read(index -> index.find(repository, number));
  }

  @Override
  public int size() {
    return read(LuceneIndex::size);
  }

  @Override
  public Snapshot snapshot() {
    return read(LuceneIndex::snapshot);
  }

  private void change(Consumer<LuceneIndex> change) {
    read(
        index -> {
          change.accept(index);
          if (renewal != null) {
            change.accept(renewal.next);
          }
          return null;
        });
  }

  private <T> T read(Function<LuceneIndex, T> use) {
    Lock lock = changing.readLock();
    lock.lock();
    try {
      return use.apply(answering);
    } finally {
      lock.unlock();
    }
  }

  private static <T> T locked(Lock lock, Changing<T> work) throws IOException {
    lock.lock();
    try {
      return work.now();
    } finally {
      lock.unlock();
    }
  }

  private interface Changing<T> {
    T now() throws IOException;
  }

  @Override
  public void close() {
    read(
        index -> {
          index.close();
          return null;
        });
  }
}
