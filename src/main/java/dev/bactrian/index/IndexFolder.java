package dev.bactrian.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.store.LockObtainFailedException;

/**
 * The folder of an index that can be built again from elsewhere: whatever is wrong with it, what
 * comes out is an index, if need be an empty one.
 */
public final class IndexFolder {

  private IndexFolder() {}

  /**
   * An index that was opened.
   *
   * @param index to be closed by the caller
   * @param emptyBecause why it had to begin empty; null if it holds what it held
   * @param outdated what is to be built anew although it answers; null if nothing is
   */
  public record Opened(RenewableIndex index, String emptyBecause, String outdated) {}

  /**
   * Opens the index, or begins an empty one where there is none, or a damaged one, or one of a
   * version that can't be read. What a process that was killed left beside it is deleted.
   *
   * @throws IndexInUseException if another process has it open
   * @throws IOException if the disk fails
   */
  public static Opened open(Path folder) throws IOException {
    Generations generations = new Generations(folder);
    Path place = generations.answering();
    String emptyBecause = Files.isDirectory(place) ? null : "there was no index";
    LuceneIndex index;
    try {
      index = LuceneIndex.openOlder(place);
    } catch (IndexVersionException e) {
      emptyBecause = e.getMessage();
      index = LuceneIndex.rebuild(place);
    } catch (LockObtainFailedException e) {
      throw new IndexInUseException(folder, e);
    } catch (IOException e) {
      if (!isDamage(e)) {
        throw e;
      }
      emptyBecause = "it is damaged: " + e;
      index = rebuilt(folder, place);
    }
    try {
      generations.keepOnly(place);
    } catch (IOException e) {
      index.close();
      throw e;
    }
    return new Opened(
        new RenewableIndex(generations, place, index), emptyBecause, index.outdated());
  }

  /**
   * What answers there now, for reading only, while another process may go on writing.
   *
   * @throws IOException if there is no index, or the disk fails
   * @throws IndexVersionException if it is of a format that this program does not read
   */
  public static StoredIndex read(Path folder) throws IOException {
    Generations generations = new Generations(folder);
    Path place = generations.answering();
    try {
      return StoredIndex.open(place);
    } catch (IOException e) {
      // Unless another took its place at this very moment.
      Path now = generations.answering();
      if (now.equals(place)) {
        throw e;
      }
      return StoredIndex.open(now);
    }
  }

  private static LuceneIndex rebuilt(Path folder, Path place) throws IOException {
    try {
      return LuceneIndex.rebuild(place);
    } catch (UncheckedIOException e) {
      throw e.getCause() instanceof LockObtainFailedException
          ? new IndexInUseException(folder, e)
          : e.getCause();
    }
  }

  private static boolean isDamage(IOException failure) {
    return failure instanceof CorruptIndexException
        || failure instanceof IndexFormatTooOldException
        || failure instanceof IndexFormatTooNewException
        || failure instanceof java.io.EOFException
        || failure instanceof java.nio.file.NoSuchFileException;
  }
}
